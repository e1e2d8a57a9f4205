// Gets the page: waits for its tab, injects the capture, and hands the text to the worker.
import type { Article } from 'clean-view';

import { api } from '../browser.js';
import type { Capture } from '../capture.js';
import type { FromWorker, ToWorker } from '../messages.js';

export interface Reading {
  /** What is shown at once. */
  article: Article;
  /** The whole record: call it once the article is shown. The same article again when there is no more. */
  rest: () => Promise<Article>;
  page: Capture;
}

/** Why there is nothing to read: `unreadable` tabs are those that the browser keeps extensions out of. */
export class ReadingError extends Error {
  constructor(readonly code: 'unreadable' | 'failed', message: string) {
    super(message);
  }
}

type Policy<T> = { createScriptURL(url: string): T };
interface PolicyFactory {
  createPolicy(name: string, rules: Policy<string>): Policy<unknown>;
}

const WORKER_MS = 8000;
const LOADING_MS = 15_000;

/** Policy `cv` gives one address and no markup (the manifest's trusted-types lists it). */
function workerAddress(): string {
  const name = 'worker.js';
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return name;
  const policy = trustedTypes.createPolicy('cv', { createScriptURL: (url) => (url === name ? url : '') });
  return policy.createScriptURL(name) as unknown as string;
}

/** Starts at once, so that the module compiles while the page is captured. */
export function startWorker(): Worker {
  return new Worker(workerAddress(), { type: 'module' });
}

export async function readTab(tabId: number, isFresh: boolean, worker: Worker): Promise<Reading> {
  if (isFresh) await loaded(tabId);
  const page = await capturePage(tabId);
  performance.mark('captured');
  const article = await ask(worker, { type: 'read', html: page.html, url: page.url });
  performance.mark('extracted');
  const rest = () => ask(worker, { type: 'rest' }).catch(() => article).finally(() => worker.terminate());
  return { article, rest, page };
}

/** A tab that was just opened for reading: until it is complete, or long enough. */
async function loaded(tabId: number): Promise<void> {
  const end = Date.now() + LOADING_MS;
  while (Date.now() < end) {
    const tab = await api.tabs.get(tabId);
    if (tab.status === 'complete') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function capturePage(tabId: number): Promise<Capture> {
  try {
    const [frame] = await api.scripting.executeScript({ target: { tabId }, files: ['capture.js'] });
    const page = frame?.result as unknown as Capture | undefined;
    if (page && typeof page.html === 'string' && typeof page.url === 'string') return page;
  } catch (error) {
    throw new ReadingError('unreadable', String((error as Error).message));
  }
  throw new ReadingError('unreadable', 'the page gave nothing');
}

/** One question, one answer; a worker that takes too long is ended, and its memory with it. */
function ask(worker: Worker, message: ToWorker): Promise<Article> {
  return new Promise<Article>((resolve, reject) => {
    const fail = (text: string) => {
      worker.terminate();
      reject(new ReadingError('failed', text));
    };
    const timer = setTimeout(() => fail('the page took too long'), WORKER_MS);
    worker.onerror = (event) => fail(event.message);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      clearTimeout(timer);
      if (data.type === 'failed') fail(data.message);
      else resolve(data.article);
    };
    worker.postMessage(message);
  });
}
