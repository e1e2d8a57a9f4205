// The demo page in a real browser: what a visitor does, and that nothing leaves the machine.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { serve } from '../demo/serve.mjs';
import { launch, noBrowser } from './chromium.mjs';

const fixture = (name) => fileURLToPath(new URL(`../../fixtures/${name}/page.html`, import.meta.url));
const options = { skip: noBrowser };

let server;
let chromium;
let page;
let faults;
const origin = () => `http://127.0.0.1:${server.address().port}`;

before(async () => {
  if (noBrowser) return;
  server = await serve();
  chromium = await launch();
});
after(async () => {
  await chromium?.close();
  server?.close();
});
beforeEach(async () => {
  if (noBrowser) return;
  await page?.close();
  faults = [];
  page = await chromium.browser.newPage();
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(origin())) faults.push(`request ${request.url()}`);
  });
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(`${origin()}/demo/`);
  await status(/^Ready/);
});

const status = (expected) => page.waitForFunction(
  (source) => new RegExp(source).test(document.getElementById('status').textContent), { timeout: 20_000 }, expected.source);
const text = (selector) => page.$eval(selector, (found) => found.textContent);
const type = async (html, url = '') => {
  await page.$eval('#url', (box, value) => { box.value = value; }, url);
  await page.$eval('#html', (box, value) => {
    box.value = value;
    box.dispatchEvent(new Event('input'));
  }, html);
  await page.focus('#html');
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
};

test('demo: a pasted page shows all its views, with the keyboard alone', options, async () => {
  await type(readFileSync(fixture('aggregator--semantic'), 'utf8'), 'https://aggregator.example/story');
  await status(/^Done/);
  const record = JSON.parse(await text('#panel-record pre'));
  assert.equal(await text('#panel-article h2'), record.title);
  assert.ok(record.related.length > 0 && record.badges.length > 0 && record.removed.length > 0);
  await page.focus('#tab-article');
  for (const [tab, rows] of [['related', 'li'], ['badges', 'tbody tr'], ['removed', 'li']]) {
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement.id), `tab-${tab}`);
    assert.equal(await page.$eval(`#panel-${tab}`, (panel) => panel.checkVisibility()), true);
    assert.equal((await page.$$(`#panel-${tab} ${rows}`)).length, record[tab].length);
    assert.equal(await text(`#tab-${tab} b`), String(record[tab].length));
  }
  assert.ok((await text('#panel-removed')).includes(record.removed[0].reason));
  await page.keyboard.press('End');
  assert.equal(await page.$eval('#panel-record', (panel) => panel.checkVisibility()), true);
  await page.keyboard.press('Home');
  assert.equal(await page.$eval('#panel-article', (panel) => panel.checkVisibility()), true);
  assert.deepEqual(faults, []);
});

test('demo: what was taken out can be shown by kind', options, async () => {
  await type(readFileSync(fixture('aggregator--semantic'), 'utf8'));
  await status(/^Done/);
  const { removed } = JSON.parse(await text('#panel-record pre'));
  const kind = removed[0].kind;
  await page.click('#tab-removed');
  await page.click('#panel-removed .tools button:nth-child(2)');
  assert.equal((await page.$$('#panel-removed li')).length, removed.filter((piece) => piece.kind === kind).length);
});

test('demo: an opened file keeps its encoding, packed or not', options, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clean-view-demo-'));
  try {
    const koi8 = Buffer.concat([Buffer.from('<meta charset=koi8-r><title>'), Buffer.from([0xf0, 0xd2, 0xc9]), Buffer.from('</title><p>a')]);
    writeFileSync(join(folder, 'a.html'), koi8);
    writeFileSync(join(folder, 'b.html.gz'), gzipSync(koi8));
    for (const name of ['a.html', 'b.html.gz']) {
      await (await page.$('#file')).uploadFile(join(folder, name));
      await status(/^Done: При/);
      assert.match(await text('#file-note'), new RegExp(name));
      await page.click('#clear');
      await status(/^Ready/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  assert.deepEqual(faults, []);
});

test('demo: a dropped file and dropped HTML are read', options, async () => {
  const drop = (fill, value) => page.evaluate((kind, content) => {
    const data = new DataTransfer();
    if (kind === 'file') data.items.add(new File([content], 'dropped.html'));
    else data.setData('text/html', content);
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, fill, value);
  await drop('file', '<title>Dropped file</title><p>a');
  await status(/^Done: Dropped file/);
  await drop('html', '<title>Dropped piece</title><p>a');
  await status(/^Done: Dropped piece/);
});

test('demo: samples are offered and relative links become absolute', options, async () => {
  await page.waitForFunction(() => document.querySelectorAll('#sample option').length > 3);
  await page.select('#sample', 'aggregator--amp-fr');
  await status(/^Done/);
  assert.match(await page.$eval('#url', (box) => box.value), /^https:/);
  assert.match(await page.$eval('#panel-related a', (link) => link.href), /^https:\/\//);
});

test('demo: a hostile page neither runs nor loads anything', options, async () => {
  const words = '<p>The harbour master walked the quay before dawn, counting the lamps that were still lit, and wrote each down.</p>'.repeat(8);
  await type(`<title><img src=x onerror=document.title=1></title><script>document.title=2</script><article><h1>Quay</h1>${words}
    <img src="https://other.test/a.png" alt="A <b>lamp</b>" onerror="document.title=3"><a href="javascript:document.title=4">go</a>
    <iframe src="https://other.test/"></iframe><style>@import "https://other.test/a.css";</style>${words}</article>`);
  await status(/^Done/);
  assert.match(await page.title(), /^Clean View/);
  assert.equal((await page.$$('#panel-article :is(img, script, iframe, style, [onerror], a[href^=javascript])')).length, 0);
  assert.match(await text('#panel-article'), /harbour master/);
  assert.deepEqual(faults, []);
});

test('demo: errors are said, and the next page works', options, async () => {
  await type('%PDF-1.4');
  await status(/^not_html/);
  assert.equal(await page.$eval('#result', (result) => result.checkVisibility()), false);
  await type('<title>Next</title><p>a');
  await status(/^Done: Next/);
});

test('demo: no sideways scrolling on a phone', options, async () => {
  await page.setViewport({ width: 360, height: 740 });
  await type(readFileSync(fixture('aggregator--semantic'), 'utf8'));
  await status(/^Done/);
  for (const tab of ['article', 'related', 'badges', 'removed', 'markdown', 'record']) {
    await page.click(`#tab-${tab}`);
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= room, `${tab}: ${wide} of ${room}`);
  }
});
