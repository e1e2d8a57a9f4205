// Using the reader: by keyboard alone, with changes and their reasons, with settings that stay.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { hasBrowser, options, start, together } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { server, browser: chrome } = await together(hasBrowser, start);

const read = async (path) => (await chrome.read(server.base + path)).reader;
const text = (reader, selector) => reader.$eval(selector, (element) => element.textContent);
const press = async (reader, ...keys) => {
  for (const key of keys) await reader.keyboard.press(key);
};
const focused = (reader) => reader.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

test('why this view: each piece with its reason, restored, removed, undone and redone', options, async () => {
  const reader = await read('/story');
  await press(reader, 'w');
  await reader.waitForSelector('.card');
  const removed = await reader.$$eval('[data-piece]', (all) => all.map((card) => card.textContent));
  assert.ok(removed.length > 10);
  assert.ok(removed.some((card) => /keyword_stuffing/.test(card) && /repeats for search engines/.test(card)));
  await reader.click('[data-kind="stuffing"]');
  const shown = await reader.$$eval('.card', (all) => all.map((card) => card.querySelector('.reason code')?.textContent));
  assert.ok(shown.length > 0 && shown.every((rule) => rule === 'keyword_stuffing'), String(shown));
  await reader.click('.card button');
  await press(reader, 'Escape');
  assert.match(await text(reader, '.body'), /Singapore Latest News/);
  await press(reader, 'u');
  assert.doesNotMatch(await text(reader, '.body'), /Singapore Latest News/);
  await press(reader, 'U');
  assert.match(await text(reader, '.body'), /Singapore Latest News/);
});

test('a block that the user removes is gone, from the file too', options, async () => {
  const reader = await read('/rich');
  await press(reader, 'w');
  await reader.waitForSelector('.card');
  await reader.$$eval('[data-block]', (all) => all.find((card) => /two hundred years/.test(card.textContent))
    .querySelector('button').click());
  await press(reader, 'w');
  assert.doesNotMatch(await text(reader, '.body'), /two hundred years/);
  assert.match(await text(reader, '.body'), /The first answer was a bell/);
  await reader.evaluate(() => {
    window.saved = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => {
      void blob.text().then((content) => window.saved.push(content));
      return make(blob);
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await press(reader, 's');
  await reader.waitForSelector('.export-row');
  await reader.$$eval('.export-row button:last-child', (buttons) => buttons.slice(0, 4).forEach((button) => button.click()));
  await reader.waitForFunction(() => window.saved.length === 4);
  const [markdown, html, plain, json] = await reader.evaluate(() => window.saved);
  const record = JSON.parse(json);
  for (const file of [markdown, html, plain, record.text, record.markdown, record.html]) {
    assert.doesNotMatch(file, /two hundred years/);
    assert.match(file, /The first answer was a bell/);
    assert.doesNotMatch(file, /Wrap lines|Show picture/);
  }
  assert.match(markdown, /^# How lighthouses learned to be heard\n[^]*## Bells, guns and patience[^]*```python\nfrom math[^]*/);
  assert.match(markdown, /\| Instrument \| Calm \| Wind against \| Fog \|\n\| --- \|/);
  assert.match(markdown, /\n\$\$\nf_c = \\frac\{c\}\{2 \\pi r\}\n\$\$\n/);
  assert.match(markdown, /badly over water\[\^1\][^]*\n\[\^1\]: Tyndall measured/);
  assert.match(html, /<img [^>]*width="800"/);
  assert.equal(record.title, 'How lighthouses learned to be heard');
});

test('by keyboard alone: all is reached by Tab, panels give the focus back', options, async () => {
  const reader = await read('/rich');
  const seen = [];
  for (let i = 0; i < 12; i++) {
    await reader.keyboard.down('Shift');
    await press(reader, 'Tab');
    await reader.keyboard.up('Shift');
    seen.unshift(await focused(reader));
  }
  assert.deepEqual(seen, ['Skip to the text', 'Back to the page', 'Related', 'Why this view', 'Read aloud', 'Copy and save', 'Settings', 'Keys',
    'Bells, guns and patience', 'What the tables say', 'The mathematics of a horn', 'What is left']);
  await reader.focus('[data-panel="keys"]');
  await press(reader, 'Enter');
  assert.equal(await focused(reader), 'Keys');
  assert.ok((await reader.$$('.keys kbd')).length > 15);
  await press(reader, 'Escape');
  assert.equal(await focused(reader), 'Keys');
  assert.equal(await reader.$eval('#panel', (panel) => panel.hidden), true);
  await press(reader, 'w');
  await reader.waitForSelector('.card');
  await press(reader, 'Tab', 'Enter');  // the first filter after "all"
  assert.equal(await reader.$eval('.chip[aria-pressed="true"]', (chip) => chip.dataset.kind), 'kept');
  assert.match(await focused(reader), /^Kept/);
  await press(reader, 'Escape', 'n', 'n');
  assert.equal(await focused(reader), 'What the tables say');
});

test('settings change the view, stay, and can be for one site', options, async () => {
  const reader = await read('/rich');
  const size = (page) => page.$eval('.body p', (p) => parseFloat(getComputedStyle(p).fontSize));
  const before = await size(reader);
  await press(reader, '+', '+', ',');
  assert.equal(await size(reader), before + 2);
  await reader.click('[data-value="sepia"]');
  await reader.click('.switch');
  await reader.waitForFunction(() => document.querySelector('.switch input')?.checked);
  await reader.click('[data-value="dark"]');
  const theme = (page) => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(reader), 'dark');
  const again = await read('/story');
  assert.equal(await theme(again), 'dark');
  assert.equal(await size(again), before + 2);
  const kept = await again.evaluate(async () => [await chrome.storage.sync.get(), await chrome.storage.local.get()]);
  assert.deepEqual(kept, [{ settings: { size: 22, theme: 'sepia' } }, { 'site:127.0.0.1': { theme: 'dark' } }]);
  await press(again, ',');
  await again.click('.switch');
  await again.waitForFunction(() => document.documentElement.dataset.theme === 'sepia');
});

test('settings go into a file and come back; a file that is none changes nothing', options, async () => {
  const reader = await read('/rich');
  await reader.evaluate(() => chrome.storage.sync.set({ settings: { theme: 'contrast', size: 9999, nonsense: 1 } }));
  const again = await read('/rich');
  assert.equal(await again.evaluate(() => document.documentElement.dataset.theme), 'contrast');
  assert.equal(await again.$eval('.body p', (p) => getComputedStyle(p).fontSize), '20px');  // 9999 is no size
  await press(again, ',');
  const choose = (content) => again.evaluate((value) => {
    const input = document.querySelector('#panel input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([value], 'settings.json'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  }, content);
  await choose('{"format":"something else"}');
  await again.waitForFunction(() => document.querySelector('#status').textContent.includes('no file of settings'));
  assert.equal(await again.evaluate(() => document.documentElement.dataset.theme), 'contrast');
  await choose('{"format":"clean-view-settings","version":1,"common":{"theme":"light","width":50},"sites":{"a.example":{"font":"mono","x":1}}}');
  await again.waitForFunction(() => document.documentElement.dataset.theme === 'light');
  const kept = await again.evaluate(async () => [await chrome.storage.sync.get(), await chrome.storage.local.get()]);
  assert.deepEqual(kept, [{ settings: { theme: 'light', width: 50 } }, { 'site:a.example': { font: 'mono' } }]);
  await again.$$eval('.file-buttons button', (buttons) => buttons.at(-1).click());
  await again.waitForFunction(() => document.documentElement.dataset.theme === 'auto');
  assert.deepEqual(await again.evaluate(async () => [await chrome.storage.sync.get(), await chrome.storage.local.get()]), [{}, {}]);
});

test('pictures that were asked for stay, whatever else is changed', options, async () => {
  const reader = await read('/rich');
  await reader.click('#pictures button');
  await press(reader, '+', 't');
  assert.equal(await reader.$eval('.body img', (img) => img.getAttribute('src') !== null), true);
  assert.equal(await reader.$eval('#pictures', (bar) => bar.hidden), true);
  await press(reader, ',');
  await reader.$$eval('.file-buttons button', (buttons) => buttons.at(-1).click());
});

test('a slider pulled to and fro: what it is left at is kept, and other readers follow', options, async () => {
  const [first, second] = [await read('/rich'), await read('/story')];
  await press(second, ',');
  await second.waitForSelector('.range input');
  const last = await second.evaluate(() => {
    const input = document.querySelector('.range input');
    for (let n = 0; n < 200; n++) {
      input.value = String(n % 2 === 0 ? 16 : 30);
      input.dispatchEvent(new Event('input'));
    }
    return Number(input.value);
  });
  await second.waitForFunction(async (size) => (await chrome.storage.sync.get()).settings?.size === size, {}, last);
  await first.bringToFront();
  await first.waitForFunction((size) => parseFloat(getComputedStyle(document.querySelector('.body p')).fontSize) === size, {}, last);
  await press(first, 't');
  await first.waitForFunction(async () => (await chrome.storage.sync.get()).settings?.theme === 'light');
  assert.equal((await first.evaluate(() => chrome.storage.sync.get())).settings.size, last);
  await press(first, ',');
  await first.$$eval('.file-buttons button', (buttons) => buttons.at(-1).click());
  await first.waitForFunction(async () => !(await chrome.storage.sync.get()).settings);
});

test('the text of a changed view has each word once, in lines', options, async () => {
  const reader = await read('/nested');
  await press(reader, 'w');
  await reader.waitForSelector('.card');
  await reader.$$eval('[data-block]', (all) => all.find((card) => /to be taken out/.test(card.textContent))
    .querySelector('button').click());
  await press(reader, 'w');
  await reader.evaluate(() => {
    URL.createObjectURL = (blob) => {
      void blob.text().then((content) => (window.saved = content));
      return 'blob:none';
    };
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  await press(reader, 's');
  await reader.waitForSelector('.export-row');
  await reader.$$eval('.export-row', (rows) => rows[2].querySelectorAll('button')[1].click());
  await reader.waitForFunction(() => window.saved);
  const saved = await reader.evaluate(() => window.saved);
  assert.match(saved, /\n\nBread from rye\nand its crust\nCheese of goats\n\n/);
  assert.match(saved, /\n\nThe keeper wrote this down:\nOil for the lamp\nWick for the lamp\n\n/);
  assert.match(saved, /\n\nMonth\tShips\nMarch\t12\n\n/);
});

test('a picture is enlarged by key, and Escape goes back to it', options, async () => {
  const reader = await read('/rich');
  await reader.click('#pictures button');
  await reader.waitForFunction(() => document.querySelector('.body img')?.complete);
  await reader.focus('.body img');
  await press(reader, 'Enter');
  assert.match(await text(reader, '.lightbox p'), /headland at Orford/);
  await reader.evaluate(axe);
  assert.deepEqual(await reader.evaluate(() => window.axe.run().then(({ violations }) => violations.map(({ id }) => id))), []);
  await press(reader, 'Escape');
  await reader.waitForFunction(() => !document.querySelector('.lightbox'));
  assert.equal(await reader.evaluate(() => document.activeElement?.tagName), 'IMG');
});

test('reads aloud sentence by sentence with a voice of the device, and marks where it is', options, async () => {
  const reader = await read('/rich');
  await reader.evaluate(() => {
    window.said = [];
    const speech = {
      getVoices: () => [{ name: 'far', voiceURI: 'far', lang: 'en', localService: false }, { name: 'near', voiceURI: 'near', lang: 'en', localService: true }],
      speak: (utterance) => window.said.push(utterance), cancel: () => undefined,
    };
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    window.SpeechSynthesisUtterance = class extends EventTarget {
      constructor(words) {
        super();
        this.text = words;
      }
    };
  });
  await press(reader, 'l');
  const marked = () => reader.evaluate(() => [...CSS.highlights.get('speech')][0].toString());
  assert.match(await marked(), /^For two hundred years .* one night in nine\.$/);
  assert.equal(await reader.evaluate(() => window.said[0].voice.name), 'near');
  await reader.evaluate(() => window.said[0].dispatchEvent(new Event('end')));
  assert.match(await marked(), /^The keepers knew it better/);
  await reader.evaluate(() => window.said[1].dispatchEvent(Object.assign(new Event('boundary'), { name: 'word', charIndex: 4, charLength: 7 })));
  assert.equal(await reader.evaluate(() => [...CSS.highlights.get('speech-word')][0].toString()), 'keepers');
  await reader.click('[data-part="next"]');
  const spoken = await reader.evaluate(() => window.said.map(({ text: words }) => words));
  assert.equal(spoken.length, 3);
  assert.match(spoken[2], /headland|Bells, guns/);
  await press(reader, 'Escape');
  assert.equal(await reader.evaluate(() => CSS.highlights.has('speech')), false);
});

test('on paper all themes are black on white', options, async () => {
  const reader = await read('/rich');
  await reader.emulateMediaType('print');
  for (const theme of ['auto', 'light', 'dark', 'sepia', 'contrast']) {
    await reader.evaluate((value) => (document.documentElement.dataset.theme = value), theme);
    const colours = await reader.evaluate(() => [getComputedStyle(document.querySelector('.body p')).color,
      getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.documentElement).colorScheme]);
    assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'light'], theme);
  }
});

for (const theme of ['light', 'dark', 'sepia', 'contrast']) {
  test(`axe-core finds nothing in the theme ${theme}`, options, async () => {
    const reader = await read('/rich');
    await reader.evaluate((value) => chrome.storage.sync.set({ settings: { theme: value } }), theme);
    await reader.reload();
    await reader.waitForSelector('html.ready');
    await reader.waitForSelector('p.math math');
    assert.equal(await reader.evaluate(() => document.documentElement.dataset.theme), theme);
    await reader.evaluate(axe);
    const run = () => reader.evaluate(() => window.axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary.split('\n')[1] ?? ''}`))));
    assert.deepEqual(await run(), [], 'the text');
    for (const key of [',', 's', '?', 'w']) {
      await press(reader, key);
      await reader.waitForFunction((k) => (k === 'w' ? document.querySelector('.card') : document.querySelector('.panel-body')), {}, key);
      assert.deepEqual(await run(), [], `after ${key}`);
      if (key !== 'w') await press(reader, 'Escape');
    }
  });
}
