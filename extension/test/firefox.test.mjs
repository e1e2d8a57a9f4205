// The same extension in a real Firefox: opens, shows what the page says, leaves no trace, goes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { together } from './browser.mjs';
import { hasFirefox, startFirefox } from './firefox.mjs';

const options = { skip: hasFirefox ? false : 'no Firefox, or not built', timeout: 300_000 };
const ESCAPE = '\uE00C';
const { server, browser: firefox } = await together(hasFirefox, startFirefox);

const text = (selector) => firefox.run('return document.querySelector(arguments[0])?.textContent', selector);
const read = async (path) => {
  await firefox.open(server.base + path);
  const page = await firefox.current();
  return { page, reader: await firefox.click() };
};
const leave = async (page) => {
  await firefox.press(ESCAPE).catch(() => undefined);
  await firefox.until(async () => (await firefox.handles()).length === 1, 'going back');
  await firefox.switchTo(page);
};

test('Firefox: an aggregator, and the page is as it was after Escape', options, async () => {
  await firefox.open(`${server.base}/story`);
  const whole = 'window.scrollTo(0, 200); return [document.documentElement.outerHTML, window.scrollY]';
  const before = await firefox.run(whole);
  const page = await firefox.current();
  const requests = server.requests.length;
  await firefox.click();
  assert.equal(await text('h1'), 'S. Korea cancels Japan intelligence deal amid trade dispute');
  assert.match(await text('.body'), /^South Korea will stop exchanging/);
  assert.equal(await firefox.run("return document.querySelectorAll('a.related-title').length"), 5);
  await leave(page);
  assert.deepEqual(server.requests.slice(requests).filter(({ path }) => path !== '/favicon.ico'), []);
  assert.deepEqual(await firefox.run('return [document.documentElement.outerHTML, window.scrollY]'), before);
});

test('Firefox: a page whose own policy forbids everything', options, async () => {
  const { page } = await read('/strict');
  assert.equal(await text('h1'), 'How lighthouses learned to be heard');
  await firefox.until(() => firefox.run("return document.querySelectorAll('.math math').length === 2"), 'formulas');
  await leave(page);
});

test('Firefox: shadow roots, slots and frames', options, async () => {
  const { page } = await read('/live');
  const body = await text('.body');
  for (const words of ['first paragraph', 'opening sentence', 'slotted child', 'a piano', 'a lantern', 'last paragraph']) {
    assert.ok(body.includes(words), words);
  }
  assert.doesNotMatch(body, /marmalade/);
  await leave(page);
});

test('Firefox: a hostile page does nothing in the reader; pieces come back and go', options, async () => {
  const { page } = await read('/xss');
  assert.equal(await firefox.run('return typeof window.wrappedJSObject?.canary'), 'undefined');
  await firefox.press('w');
  await firefox.until(() => firefox.run("return document.querySelectorAll('[data-piece] button').length > 0"), 'reasons');
  await firefox.run("document.querySelectorAll('[data-piece] button').forEach((button) => button.click())");
  assert.deepEqual(await firefox.run(`return [...document.querySelectorAll('main *')].flatMap((element) => [...element.attributes])
    .filter(({ name, value }) => /^on|^style$/.test(name) || /^javascript/i.test(value)).map(({ name }) => name)`), []);
  await firefox.press(ESCAPE);
  await leave(page);
});

test('Firefox: a site that the user allows opens by itself, until it is switched off', options, async () => {
  const { page, reader } = await read('/rich');
  const registered = (count) => firefox.until(() => firefox.run(`return browser.scripting.getRegisteredContentScripts()
    .then((all) => all.length === ${count})`), `${count} registered`);
  const allowed = () => firefox.run("return browser.permissions.contains({ origins: ['http://127.0.0.1/*'] })");
  assert.equal(await allowed(), false);
  await firefox.press(',');
  await firefox.pressOn('#automatic');
  await registered(1);
  assert.equal(await allowed(), true);
  const windows = new Set(await firefox.handles());
  await firefox.switchTo(page);
  await firefox.open(`${server.base}/story`);
  const second = await firefox.reader(windows);
  assert.match(await text('h1'), /^S\. Korea cancels/);
  await firefox.switchTo(reader);
  await firefox.pressOn('#automatic');
  await registered(0);
  assert.equal(await allowed(), false);
  await firefox.switchTo(second);
  await firefox.press(ESCAPE).catch(() => undefined);
  await firefox.until(async () => (await firefox.handles()).length === 2, 'going back');
  await firefox.switchTo(reader);
  await firefox.press(ESCAPE).catch(() => undefined);
  await firefox.press(ESCAPE).catch(() => undefined);
  await firefox.until(async () => (await firefox.handles()).length === 1, 'going back');
  await firefox.switchTo(page);
});
