// Puts the capture into a tab's page and gets what it returns.
import { api } from './browser.js';
import type { Capture } from './capture.js';

/** Why there is nothing to read: `unreadable` tabs are those that the browser keeps extensions out of. */
export class ReadingError extends Error {
  constructor(readonly code: 'unreadable' | 'failed', message: string) {
    super(message);
  }
}

export async function capturePage(tabId: number): Promise<Capture> {
  try {
    const [frame] = await api.scripting.executeScript({ target: { tabId }, files: ['capture.js'] });
    const page = frame?.result as unknown as Capture | undefined;
    if (page && typeof page.html === 'string' && typeof page.url === 'string') return page;
  } catch (error) {
    throw new ReadingError('unreadable', String((error as Error).message));
  }
  throw new ReadingError('unreadable', 'the page gave nothing');
}
