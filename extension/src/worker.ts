// Runs the core: in a worker, so that a page that takes long never stops the reader, and can be given up.
//
// The page is read twice: for what is shown at once, and then, while the user reads, for the rest. While the page is
// being captured, a page of a few words gets the module's tables made and its first functions compiled.
import { CleanViewError, load, type ExtractOptions } from 'clean-view';

import type { FromWorker, ToWorker } from './messages.js';

const DEADLINE_MS = 5000;
const WARM_UP = '<html lang="en"><title>A page</title><h1>A page</h1><p>By A. Rowe, 1 March 2026</p>'
  + '<article><p>Some words, <a href="/">a link</a>, and a sentence that ends.</p></article><ul><li>Read more</ul>';

const extractor = load().then((loaded) => {
  loaded.extract(WARM_UP, { content: ['html'] });
  return loaded;
});

function answer(message: FromWorker): void {
  self.postMessage(message);
}

let page = { html: '', url: '' };

async function handle(message: ToWorker): Promise<void> {
  const loaded = await extractor;
  if (message.type === 'read') page = message;
  const options: ExtractOptions = { url: page.url, deadlineMs: DEADLINE_MS };
  if (message.type === 'read') {
    answer({ type: 'article', article: loaded.extract(page.html, { ...options, content: ['html'] }) });
  } else {
    const content = ['html', 'markdown', 'text', 'blocks'] as const;
    answer({ type: 'full', article: loaded.extract(page.html, { ...options, content, explain: true }) });
  }
}

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  handle(event.data).catch((error: unknown) => {
    const code = error instanceof CleanViewError ? error.code : 'internal';
    answer({ type: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  });
});
