// The core in a worker, so that a page that takes long never stops the reader, and can be given up.
import { CleanViewError } from 'clean-view';

import { firstRecord, fullRecord, warmUp } from './core.js';
import type { FromWorker, ToWorker } from './messages.js';

void warmUp();

function answer(message: FromWorker): void {
  self.postMessage(message);
}

self.addEventListener('message', ({ data: { what, page } }: MessageEvent<ToWorker>) => {
  const reading = what === 'first' ? firstRecord(page) : fullRecord(page);
  reading.then((article) => answer({ article }), (error: unknown) => {
    const code = error instanceof CleanViewError ? error.code : 'internal';
    answer({ code, message: error instanceof Error ? error.message : String(error) });
  });
});
