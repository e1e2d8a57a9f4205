// What the background begins at the click, so that capture and extraction happen while the reader's tab opens. The
// reader takes each part once; what is not there (the reader was reloaded, the background stopped) it makes itself.
import type { Article } from 'clean-view';

import { firstRecord, warmUp } from './core.js';
import { capturePage, ReadingError } from './inject.js';
import type { Capture } from './capture.js';
import type { Take, Taken } from './messages.js';
import { storedRules } from './rules.js';

interface Begun {
  capture: Promise<Capture>;
  article: Promise<Article>;
}

/** A reader that never came for its page is forgotten. */
const FORGET_MS = 20_000;
const begun = new Map<number, Begun>();

export function begin(tabId: number): Begun {
  void warmUp();
  const capture = capturePage(tabId);
  const rules = storedRules();
  const reading = { capture, article: capture.then(async (page) => firstRecord({ ...page, rules: await rules })) };
  reading.article.catch(() => undefined);  // told to whoever takes it
  begun.set(tabId, reading);
  setTimeout(() => begun.get(tabId) === reading && begun.delete(tabId), FORGET_MS);
  return reading;
}

async function takeArticle(tabId: number, { capture, article }: Begun): Promise<Taken> {
  try {
    const { html: _html, ...page } = await capture;
    return { article: await article, page };
  } catch (error) {
    begun.delete(tabId);
    const code = error instanceof ReadingError ? error.code : 'failed';
    return { code, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The answer to the reader's message; null when nothing was begun. */
export async function answer(message: Take): Promise<Taken | string | null> {
  const reading = begun.get(message.tabId);
  if (!reading) return null;
  if (message.type === 'take-article') return takeArticle(message.tabId, reading);
  begun.delete(message.tabId);
  return reading.capture.then(({ html }) => html, () => null);
}
