// Takes the pictures of the demo in docs/images/, from sample pages in headless Chromium.
//
//   node demo/screenshots.mjs [FOLDER]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, noBrowser } from '../test/chromium.mjs';
import { serve } from './serve.mjs';

const DESK = { width: 1100, height: 900 };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2 };
const PICTURES = [
  { name: 'demo', sample: 'aggregator--semantic', tab: 'article', view: DESK, top: true },
  { name: 'demo-removed', sample: 'aggregator--semantic', tab: 'removed', view: DESK },
  { name: 'demo-badges-dark', sample: 'aggregator--amp-fr', tab: 'badges', view: DESK, scheme: 'dark' },
  { name: 'demo-related-phone', sample: 'aggregator--definition-list-ar', tab: 'related', view: PHONE },
];

if (noBrowser) {
  console.error(noBrowser);
  process.exit(1);
}
const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const server = await serve();
const { browser, close } = await launch();
for (const { name, sample, tab, view, scheme = 'light', top = false } of PICTURES) {
  const page = await browser.newPage();
  await page.setViewport(view);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`http://127.0.0.1:${server.address().port}/demo/`);
  await page.waitForSelector(`#sample option[value="${sample}"]`);
  await page.select('#sample', sample);
  await page.waitForFunction(() => document.getElementById('status').textContent.startsWith('Done'));
  await page.click(`#tab-${tab}`);
  // A time differs from run to run; a picture should not.
  await page.evaluate(() => [...document.querySelectorAll('#facts div')].at(-1).remove());
  await page.evaluate((fromTop) => {
    document.activeElement.blur();
    document.getElementById(fromTop ? 'input' : 'facts').scrollIntoView({ block: fromTop ? 'end' : 'start' });
    scrollBy(0, -12);
  }, top);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await close();
server.close();
