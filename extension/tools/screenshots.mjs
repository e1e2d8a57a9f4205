// Takes the screenshots of docs/images/ in Chromium: npm run screenshots (after npm run build).
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { serve, start } from '../test/browser.mjs';

const out = fileURLToPath(new URL('../../docs/images', import.meta.url));
mkdirSync(out, { recursive: true });
const server = await serve();
const names = ['--host-resolver-rules=MAP *.example 127.0.0.1', '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable'];
const base = server.base.replace('127.0.0.1', 'coastal-review.example');
let chrome = await start({ more: names });

async function shoot(name, { path = '/rich', settings = {}, width = 1440, height = 960, keys = [], scroll = 0, prepare }) {
  const page = await chrome.open(base + path);
  const reader = await chrome.click(page);
  await reader.evaluate((values) => chrome.storage.sync.set({ settings: values }), { images: 'on', ...settings });
  await reader.evaluate(() => chrome.storage.local.clear());
  await reader.setViewport({ width, height, deviceScaleFactor: 1 });
  await reader.reload();
  await reader.waitForSelector('html.ready');
  if (await reader.$('.failure')) throw new Error(`${name}: the page was not read`);
  await reader.evaluate(() => document.fonts.ready);
  for (const key of keys) await reader.keyboard.press(key);
  if (keys.includes('w')) await reader.waitForSelector('.card');
  if (prepare) await prepare(reader);
  await reader.evaluate((y) => window.scrollTo({ top: y, behavior: 'instant' }), scroll);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await reader.screenshot({ path: `${out}/${name}.webp`, type: 'webp', quality: 80 });
  await reader.close();
  await page.close();
  console.log(`docs/images/${name}.webp`);
}

for (const theme of ['light', 'dark', 'sepia', 'contrast']) await shoot(`reader-${theme}`, { settings: { theme } });
await shoot('reader-related', { path: '/story' });
await shoot('reader-why', { path: '/story', keys: ['w'], scroll: 700 });
await shoot('reader-rules', {
  path: '/story', keys: ['w'], settings: { theme: 'dark' }, scroll: 700,
  prepare: async (reader) => {
    for (const words of ['Singapore Latest News', 'presidential office']) {
      for (const act of ['turn', 'always']) {
        await reader.$$eval('.card', (cards, [text, name]) => {
          cards.find((card) => card.textContent.includes(text)).querySelector(`[data-act="${name}"]`).click();
        }, [words, act]);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    }
    await reader.click('[data-panel="rules"]');
  },
});
await shoot('reader-settings', { settings: { theme: 'sepia' }, keys: [','] });
await shoot('reader-text', { scroll: 1150 });
await shoot('reader-code', { settings: { theme: 'dark' }, scroll: 1750 });
await shoot('reader-320', { width: 320, height: 640 });
await shoot('reader-320-settings', { width: 320, height: 640, keys: [','] });
await shoot('reader-320-why', { path: '/story', width: 320, height: 640, keys: ['w'] });
for (const [language, path, width] of [['ar', '/arabic', 1440], ['ja', '/japanese', 1440], ['ar', '/arabic', 320]]) {
  await chrome.close();
  chrome = await start({ language, more: names });
  await shoot(`reader-${language}${width < 400 ? `-${width}` : ''}`, { path, width, height: width < 400 ? 640 : 960 });
}
await chrome.close();
await server.close();
