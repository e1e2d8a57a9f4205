// The extractor off the page's thread: {id, html, options} in, {id, record, milliseconds} or {id, error} out.
import { load } from '../dist/index.js';

const ready = load();
ready.then(() => postMessage({ ready: true }), (error) => postMessage({ failed: String(error) }));

addEventListener('message', async ({ data: { id, html, options } }) => {
  try {
    const extractor = await ready;
    const start = performance.now();
    const record = extractor.extract(html, options);
    postMessage({ id, record, milliseconds: performance.now() - start });
  } catch (error) {
    postMessage({ id, error: { code: error.code ?? 'internal', message: error.message } });
  }
});
