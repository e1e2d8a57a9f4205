// The core in a worker, so that a page that takes long never stops the reader, and can be given up.
import { CleanViewError, type Article } from 'clean-view';

import { checkRules, firstRecord, fullRecord, warmUp } from './core.js';
import type { FromWorker, ToWorker } from './messages.js';

void warmUp();

function answer(message: FromWorker): void {
  self.postMessage(message);
}

async function handle(message: ToWorker): Promise<Article | null> {
  if (message.what === 'check') {
    await checkRules(message.rules);
    return null;
  }
  return message.what === 'first' ? firstRecord(message.page) : fullRecord(message.page);
}

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  handle(data).then((article) => answer({ article }), (error: unknown) => {
    const code = error instanceof CleanViewError ? error.code : 'internal';
    answer({ code, message: error instanceof Error ? error.message : String(error) });
  });
});
