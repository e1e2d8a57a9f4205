// Takes the screenshots of docs/images/ in Chromium: npm run screenshots (after npm run build).
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { serve, start } from '../test/browser.mjs';

const out = fileURLToPath(new URL('../../docs/images', import.meta.url));
mkdirSync(out, { recursive: true });
const server = await serve();
const chrome = await start();

async function shoot(name, { path = '/rich', settings = {}, width = 1440, height = 960, keys = [], scroll = 0, prepare }) {
  const page = await chrome.open(server.base + path);
  const reader = await chrome.click(page);
  await reader.evaluate((values) => chrome.storage.sync.set({ settings: values }), { images: 'on', ...settings });
  await reader.setViewport({ width, height, deviceScaleFactor: 1 });
  await reader.reload();
  await reader.waitForSelector('html.ready');
  await reader.evaluate(() => document.fonts.ready);
  for (const key of keys) await reader.keyboard.press(key);
  if (prepare) await prepare(reader);
  await reader.evaluate((y) => window.scrollTo({ top: y, behavior: 'instant' }), scroll);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await reader.screenshot({ path: `${out}/${name}.webp`, type: 'webp', quality: 88 });
  await reader.close();
  await page.close();
  console.log(`docs/images/${name}.webp`);
}

for (const theme of ['light', 'dark', 'sepia', 'contrast']) await shoot(`reader-${theme}`, { settings: { theme } });
await shoot('reader-related', { path: '/story' });
await shoot('reader-why', { path: '/story', keys: ['w'], scroll: 700 });
await shoot('reader-settings', { settings: { theme: 'sepia' }, keys: [','] });
await shoot('reader-text', { scroll: 1150 });
await shoot('reader-code', { settings: { theme: 'dark' }, scroll: 1750 });
await shoot('reader-320', { width: 320, height: 640 });
await shoot('reader-320-settings', { width: 320, height: 640, keys: [','] });
await shoot('reader-320-why', { path: '/story', width: 320, height: 640, keys: ['w'] });
await chrome.close();
await server.close();
