// Gets the page: what the background began at the click, or, where there is nothing (a link's page, a reader that was
// reloaded), the same by the reader itself.
import type { Article, SiteRules } from 'clean-view';

import { api } from '../browser.js';
import { capturePage, ReadingError } from '../inject.js';
import { storedRules } from '../rules.js';
import type { FromWorker, PageFacts, Taken, ToBackground, ToWorker } from '../messages.js';

/** The whole record, and the text that its offsets are of. */
export interface Full {
  article: Article;
  html: string;
}

export interface Reading {
  /** What is shown at once. */
  article: Article;
  page: PageFacts;
  /** Call it once the article is shown. */
  rest: () => Promise<Full>;
}

type Policy<T> = { createScriptURL(url: string): T };
interface PolicyFactory {
  createPolicy(name: string, rules: Policy<string>): Policy<unknown>;
}

const WORKER_MS = 8000;
const LOADING_MS = 15_000;

const WORKER = 'worker.js';

/** Policy `cv` gives one address and no markup (the manifest's trusted-types lists it, once). */
const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
const policy = trustedTypes?.createPolicy('cv', { createScriptURL: (url) => (url === WORKER ? url : '') });
const workerAddress = (policy?.createScriptURL(WORKER) ?? WORKER) as string;

let worker: Worker | undefined;

/** Starts the worker, so that the module compiles while the page is captured. */
function startWorker(): Worker {
  return worker ??= new Worker(workerAddress, { type: 'module' });
}

function endWorker(): void {
  worker?.terminate();
  worker = undefined;
}

export async function readTab(tabId: number, isFresh: boolean): Promise<Reading> {
  const taken = isFresh ? null : await fromBackground<Taken>({ type: 'take-article', tabId });
  performance.mark('captured');
  if (taken && 'code' in taken && taken.code === 'failed') throw new ReadingError(taken.code, taken.message);
  // At the very moment of the click the page's process may not know yet that it is to let us in: it is asked again.
  const isThere = taken !== null && 'article' in taken;
  const reading = isThere ? { ...taken, html: () => htmlOf(tabId) } : await readHere(tabId, isFresh);
  performance.mark('extracted');
  return { article: reading.article, page: reading.page, rest: () => rest(reading) };
}

type Read = Pick<Reading, 'article' | 'page'> & { html: () => Promise<string> };

async function readHere(tabId: number, isFresh: boolean): Promise<Read> {
  startWorker();
  if (isFresh) await loaded(tabId);
  const { html, ...page } = await capturePage(tabId);
  return { article: await read('first', html, page), page, html: async () => html };
}

/** In a worker of its own, which is ended afterwards: its memory goes with it. */
async function rest({ article, page, html }: Read): Promise<Full> {
  startWorker();
  try {
    const text = await html();
    return { article: await read('full', text, page), html: text };
  } catch {
    return { article, html: '' };  // what is shown stays; there are no reasons to tell
  } finally {
    endWorker();
  }
}

async function read(what: 'first' | 'full', html: string, { url }: PageFacts): Promise<Article> {
  const article = await ask({ what, page: { html, url, rules: await storedRules() } });
  if (article === null) throw new ReadingError('failed', 'no record');
  return article;
}

/** Throws what the core says about the text of a file of rules. */
export async function checkRules(rules: SiteRules | string): Promise<void> {
  try {
    await ask({ what: 'check', rules });
  } finally {
    endWorker();
  }
}

const htmlOf = async (tabId: number): Promise<string> =>
  (await fromBackground<string>({ type: 'take-html', tabId })) ?? (await capturePage(tabId)).html;

/** Null when the background has nothing for us. */
async function fromBackground<T>(message: ToBackground): Promise<T | null> {
  try {
    return ((await api.runtime.sendMessage(message)) as T | undefined) ?? null;
  } catch {
    return null;
  }
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

/** One question, one answer; a worker that takes too long is ended, and its memory with it. */
function ask(message: ToWorker): Promise<Article | null> {
  const asked = startWorker();
  return new Promise((resolve, reject) => {
    const fail = (text: string) => {
      endWorker();
      reject(new ReadingError('failed', text));
    };
    const timer = setTimeout(() => fail('the page took too long'), WORKER_MS);
    asked.onerror = (event) => fail(event.message);
    asked.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      clearTimeout(timer);
      if ('code' in data) fail(data.message);
      else resolve(data.article);
    };
    asked.postMessage(message);
  });
}
