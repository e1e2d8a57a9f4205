// The extension in a real Chromium: opens by the button, shows what the page says, and leaves no trace.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hasBrowser, options, start, together } from './browser.mjs';

const { server, browser: chrome } = await together(hasBrowser, start);

const read = (path) => chrome.read(server.base + path);
const textOf = (reader, selector) => reader.$eval(selector, (element) => element.innerText);
const textsOf = (reader, selector) => reader.$$eval(selector, (all) => all.map((element) => element.textContent));
const whole = (page) => page.evaluate(() => document.documentElement.outerHTML);
/** Violations of the policy that happened since the page was opened. */
const violations = (reader) => reader.evaluate(() => new Promise((resolve) => {
  const observer = new ReportingObserver((reports) => resolve(reports.map((r) => `${r.body.effectiveDirective} ${r.body.blockedURL}`)),
    { types: ['csp-violation'], buffered: true });
  observer.observe();
  setTimeout(() => resolve([]), 200);
}));

test('an aggregator: the text alone, badges as facts, related links as data', options, async () => {
  const { reader } = await read('/story');
  assert.equal(await textOf(reader, 'h1'), 'S. Korea cancels Japan intelligence deal amid trade dispute');
  const body = await textOf(reader, '.body');
  assert.match(body, /^South Korea will stop exchanging classified intelligence/);
  assert.doesNotMatch(body, /Read more|Quality Score|61 sec|We have summarized/);
  assert.deepEqual((await textsOf(reader, '.facts li')).slice(2, 7),
    ['61 sec here', '3 min at the publisher', 'Quality (news): 28%', 'Quality (publisher): 51%', 'Rank 471 (US)']);
  const related = await textsOf(reader, 'a.related-title');
  assert.equal(related.length, 5);
  assert.equal(related[0], "South Korea says U.S., North Korea will restart dialogue 'soon'");
  assert.match(await textOf(reader, '.related-list li'), /denuclearization talks\u00a0…/);
  assert.match(await textOf(reader, '.origin'), /Singapore News.*from ABC/);
});

test('authors, dates, outline, tables, code, formulas and footnotes', options, async () => {
  const { reader } = await read('/rich');
  assert.equal(await textOf(reader, '.authors'), 'Ada Rowe');
  assert.match(await textOf(reader, '.byline'), /March 1, 2026.*Updated March 4, 2026/s);
  assert.deepEqual(await textsOf(reader, '.outline a'),
    ['Bells, guns and patience', 'What the tables say', 'The mathematics of a horn', 'What is left']);
  assert.equal((await reader.$$('.table td')).length, 16);
  await reader.waitForSelector('p.math math mfrac');
  assert.equal((await reader.$$('.math math')).length, 2);
  await reader.click('.footnote-ref a');
  assert.match(await textOf(reader, '.note'), /Tyndall measured a bell/);
  await reader.keyboard.press('Escape');
  assert.equal(await reader.$eval('.note', (note) => note.matches(':popover-open')), false);
  await reader.click('.outline li:last-child a');
  await reader.waitForFunction(() => document.querySelector('.outline [aria-current]')?.textContent === 'What is left');
  assert.deepEqual(await violations(reader), []);
});

test('a page whose own policy forbids everything', options, async () => {
  const { reader } = await read('/strict');
  assert.equal(await textOf(reader, 'h1'), 'How lighthouses learned to be heard');
});

test('shadow roots, slots and frames of the same origin are read, what is not shown is not', options, async () => {
  const { reader } = await read('/live');
  const body = await textOf(reader, '.body');
  const order = ['first paragraph', 'opening sentence', 'slotted child', 'a piano', 'a lantern', 'last paragraph'];
  const places = order.map((words) => body.indexOf(words));
  assert.ok(places.every((at) => at >= 0), String(places));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  assert.doesNotMatch(body, /marmalade/);
});

test('the page is as it was: elements, title, scroll, focus; Escape goes back to it', options, async () => {
  for (const path of ['/rich', '/xss', '/live']) {
    const page = await chrome.open(server.base + path);
    await page.evaluate(() => window.scrollTo(0, 300));
    const state = () => page.evaluate(() => [document.title, window.scrollY, document.activeElement?.tagName, document.styleSheets.length]);
    const [before, stateBefore] = [await whole(page), await state()];
    const reader = await chrome.click(page);
    assert.equal(await whole(page), before, path);
    const closed = new Promise((resolve) => reader.once('close', resolve));
    await reader.keyboard.press('Escape').catch(() => undefined);  // the tab may be gone before the key is up
    await closed;
    assert.equal(await page.evaluate(() => document.visibilityState), 'visible');
    assert.equal(await whole(page), before, path);
    assert.deepEqual(await state(), stateBefore);
  }
});

test('a hostile page does nothing in the reader', options, async () => {
  const page = await chrome.open(`${server.base}/xss`);
  const ran = await page.evaluate(() => window.ran);  // by the page itself
  const reader = await chrome.click(page);
  await reader.keyboard.press('w');
  await reader.waitForSelector('.card');
  await reader.$$eval('.card-removed button', (buttons) => buttons.forEach((button) => button.click()));
  await reader.evaluate(() => {
    for (const element of document.querySelectorAll('*')) {
      for (const type of ['mouseover', 'focus', 'error', 'load', 'toggle']) element.dispatchEvent(new Event(type));
    }
  });
  const found = await reader.evaluate(() => [...document.querySelectorAll('main *, aside *')].flatMap((element) => [
    ...(/^(SCRIPT|STYLE|IFRAME|OBJECT|EMBED|FORM|LINK|META|BASE)$/.test(element.tagName) ? [element.tagName] : []),
    ...[...element.attributes].filter(({ name, value }) => /^on|^style$|^srcdoc$/.test(name) || /^\s*(javascript|data:text)/i.test(value))
      .map(({ name, value }) => `${name}=${value}`),
  ]));
  assert.deepEqual(found, []);
  assert.equal(await page.evaluate(() => window.ran), ran);
  assert.equal(await reader.evaluate(() => typeof window.canary), 'undefined');
  assert.match(await textOf(reader, 'h1'), /^<img src=x onerror=canary\(\)> on quoting$/);
  assert.deepEqual(await violations(reader), []);
});

test('no request leaves, until the user asks for pictures; then without a referrer', options, async () => {
  const page = await chrome.open(`${server.base}/rich`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = server.requests.length;
  const reader = await chrome.click(page);
  await reader.keyboard.press('w');
  await reader.keyboard.press('w');
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.deepEqual(server.requests.slice(before), []);
  const outside = await reader.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)
    .filter((name) => !name.startsWith('chrome-extension:')));
  assert.deepEqual(outside, []);
  await reader.click('#pictures button');
  await reader.waitForFunction(() => document.querySelector('.body img')?.complete);
  assert.deepEqual(server.requests.slice(before).map(({ path, referer }) => [path, referer]), [['/coast.svg', undefined]]);
});

test('reading a page with a strict policy makes no report to its server', options, async () => {
  for (const path of ['/strict', '/strict-xss']) {
    const page = await chrome.open(server.base + path);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = server.requests.length;
    await chrome.click(page);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(server.requests.slice(before), [], path);
  }
});

test("a page that extensions may not read says so, and Escape goes back", options, async () => {
  const { reader } = await chrome.read('chrome://version');
  assert.equal(await textOf(reader, 'h1'), 'This page cannot be read');
  const closed = new Promise((resolve) => reader.once('close', resolve));
  await reader.keyboard.press('Escape').catch(() => undefined);
  await closed;
});

test('an article from right to left stands so, in an interface that does not', options, async () => {
  const { reader } = await read('/arabic');
  assert.equal(await reader.$eval('#article', (article) => article.dir), 'rtl');
  assert.equal(await reader.evaluate(() => document.documentElement.dir), 'ltr');
});

test('a picture of the whole at 320 pixels needs no scrolling sideways', options, async () => {
  const { reader } = await read('/rich');
  for (const width of [320, 768, 1440]) {
    await reader.setViewport({ width, height: 800 });
    for (const key of ['w', 'w', ',', ',']) {
      await reader.keyboard.press(key);
      const over = await reader.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${over} px too wide at ${width} px after ${key}`);
    }
  }
});
