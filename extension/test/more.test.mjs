// The ways in that a plain click does not take, and the interface in other languages.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { hasBrowser, options, serve, start } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let server;

before(async () => {
  if (hasBrowser) server = await serve();
});
after(() => server?.close());

/** No test can press Chromium's own question (the one of Firefox can), so this copy has the answer already. */
async function whereAllowed(run) {
  const folder = mkdtempSync(join(tmpdir(), 'clean-view-allowed-'));
  cpSync(fileURLToPath(new URL('../dist/chromium', import.meta.url)), folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  const chrome = await start({ folder });
  try {
    await run(chrome);
  } finally {
    await chrome.close();
    rmSync(folder, { recursive: true });
  }
}

test('a related link opens in the reader, once the user lets the extension read its site', options, async () => {
  await whereAllowed(async (chrome) => {
    const { reader } = await chrome.read(`${server.base}/rich`);
    const opened = chrome.browser.waitForTarget((target) => target.url().includes('&fresh'));
    await reader.click('.open-here');
    const second = await (await opened).page();
    await second.waitForSelector('html.ready');
    assert.equal(await second.$eval('h1', (h1) => h1.textContent), 'What Render Time tells you, and what it hides');
    assert.equal(await second.$eval('.authors', (authors) => authors.textContent), 'Ada Rowe');
  });
});

test('a site can open by itself: what is worth reading, when it is gone to, until it is switched off', options, async () => {
  await whereAllowed(async (chrome) => {
    const readers = () => chrome.browser.targets().filter((target) => target.url().includes('/reader.html')).length;
    const { page, reader } = await chrome.read(`${server.base}/rich`);
    await reader.keyboard.press(',');
    await reader.click('#automatic');
    const scripts = () => reader.evaluate(() => chrome.scripting.getRegisteredContentScripts());
    await reader.waitForFunction(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 1);
    assert.deepEqual((await scripts())[0].matches, ['http://127.0.0.1/*']);
    await page.bringToFront();
    const opened = chrome.nextReader();
    await page.goto(`${server.base}/story`);
    const second = await opened();
    assert.match(await second.$eval('h1', (h1) => h1.textContent), /^S\. Korea cancels/);
    const closed = new Promise((resolve) => second.once('close', resolve));
    await second.keyboard.press('Escape').catch(() => undefined);
    await closed;
    const before = readers();
    await page.bringToFront();
    await page.reload();
    await page.goto(`${server.base}/frame`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(readers(), before, 'neither a page that is loaded again nor one with nothing to read');
    await reader.bringToFront();
    await reader.click('#automatic');
    await reader.waitForFunction(async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0);
    await page.bringToFront();
    await page.goto(`${server.base}/story`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(readers(), before);
  });
});

for (const [language, dir, words] of [['ar', 'rtl', 'العودة إلى الصفحة'], ['de', 'ltr', 'Zurück zur Seite'], ['ja', 'ltr', 'ページに戻る']]) {
  test(`the interface in ${language}: its words, its direction, nothing too wide, nothing for axe-core`, options, async () => {
    const chrome = await start({ language });
    try {
      const { reader } = await chrome.read(`${server.base}/rich`);
      assert.deepEqual(await reader.evaluate(() => [document.documentElement.dir, document.querySelector('.back').innerText.trim()]), [dir, words]);
      assert.equal(await reader.$eval('#article', (article) => article.dir), 'ltr');
      await reader.evaluate(axe);
      await reader.keyboard.press(',');
      for (const width of [320, 1280]) {
        await reader.setViewport({ width, height: 800 });
        const { over, found } = await reader.evaluate(async () => ({
          over: document.documentElement.scrollWidth - window.innerWidth,
          found: (await window.axe.run()).violations.map(({ id }) => id),
        }));
        assert.ok(over <= 0, `${over} px too wide at ${width} px`);
        assert.deepEqual(found, []);
      }
    } finally {
      await chrome.close();
    }
  });
}
