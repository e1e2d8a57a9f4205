// "Always on this site": rules made in the reader hold the next time, and the command gives the same with their file.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { hasBrowser, options, start, together } from './browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = process.env.CLEANVIEW_COMMAND ?? join(root, 'build/release/cleanview');
const { server, browser: chrome } = await together(hasBrowser, start);

/** A reader of the page with its reasons shown; files that it saves are in `window.saved`. */
async function reasons(path) {
  const { reader } = await chrome.read(server.base + path);
  await reader.evaluate(() => {
    window.saved = [];
    HTMLAnchorElement.prototype.click = () => undefined;
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.saved.push(blob.text());
      return make(blob);
    };
  });
  await reader.keyboard.press('w');
  await reader.waitForSelector('.card');
  return reader;
}

/** Turns the first card with these words over, and makes that a rule. */
async function turnForGood(reader, words) {
  const press = (act) => reader.$$eval('.card', (cards, [text, name]) => {
    const found = cards.find((card) => card.textContent.includes(text));
    (found?.querySelector(`[data-act="${name}"]`) ?? { click: () => { throw new Error(`no ${name} at ${text}`); } }).click();
  }, [words, act]);
  await press('turn');
  await press('always');
  await reader.waitForFunction((text) => [...document.querySelectorAll('.card')].some((card) => card.textContent.includes(text)
    && card.querySelector('.always[aria-pressed="true"]')), {}, words);
}

async function saved(reader, selector) {
  await reader.$eval(selector, (button) => button.click());
  await reader.waitForFunction(() => window.saved.length > 0);
  return reader.evaluate(() => window.saved.pop());
}

const openRules = async (reader) => {
  await reader.click('[data-panel="rules"]');
  await reader.waitForSelector('.rules');
};
const rows = (reader) => reader.$$eval('.rule-row', (all) => all.map((row) => [...row.children].slice(0, 2).map((e) => e.textContent)));
const stored = (reader) => reader.evaluate(async () => (await chrome.storage.local.get('rules')).rules);

test('a block removed and a piece restored for good: the next time, in the file, and by the command', options, async () => {
  const reader = await reasons('/story');
  const [gone, back] = ["South Korea's presidential office", 'Singapore Latest News'];
  await turnForGood(reader, gone);
  await turnForGood(reader, back);
  await openRules(reader);
  const made = await rows(reader);
  assert.deepEqual(made.map(([wish]) => wish), ['Always removed', 'Always kept']);
  const file = await saved(reader, '.file-buttons button');
  const { schema, rules } = JSON.parse(file);
  assert.equal(schema, 'cleanview-rules/1');
  assert.deepEqual(rules, [{ site: '127.0.0.1', prune: [made[0][1]], keep: [made[1][1]] }]);

  const again = await reasons('/story');
  const cards = await again.$$eval('.card-removed .reason code', (all) => all.map((code) => code.textContent));
  assert.ok(cards.includes('site_rule'), String(cards));
  await again.keyboard.press('Escape');
  const body = await again.$eval('.body', (element) => element.textContent);
  assert.ok(!body.includes(gone) && body.includes(back));
  await again.keyboard.press('s');
  const record = JSON.parse(await saved(again, '.export-row:nth-child(4) button:last-child'));

  if (!existsSync(COMMAND)) return;
  const folder = mkdtempSync(join(tmpdir(), 'clean-view-rules-'));
  try {
    writeFileSync(join(folder, 'rules.json'), file);
    const page = join(root, 'fixtures/aggregator--semantic/page.html');
    const output = execFileSync(COMMAND, ['--rules', join(folder, 'rules.json'), '--url', `${server.base}/story`, '-f', 'json',
      '--content', 'html,markdown,text', page], { encoding: 'utf8' });
    const expected = JSON.parse(output);
    for (const key of ['title', 'text', 'markdown', 'html']) assert.equal(record[key], expected[key], key);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the opposite takes the place of a rule, and both can be taken back', options, async () => {
  const reader = await reasons('/rich');
  await reader.evaluate(() => chrome.storage.local.remove('rules'));
  await reader.reload();
  await reader.waitForSelector('html.ready');
  await reader.keyboard.press('w');
  await reader.waitForSelector('.card');
  const words = 'The first answer was a bell';
  await turnForGood(reader, words);
  const [{ prune: [path] }] = (await stored(reader)).rules;
  await turnForGood(reader, words);
  assert.deepEqual((await stored(reader)).rules, [{ site: '127.0.0.1', keep: [path] }]);
  await openRules(reader);
  await reader.click('.rule-row button');
  await reader.waitForFunction(() => document.querySelectorAll('.rule-row').length === 0);
  assert.deepEqual((await stored(reader)).rules, []);
});

test('two readers make rules: both stay', options, async () => {
  const [first, second] = [await reasons('/rich'), await reasons('/rich')];
  await turnForGood(first, 'two hundred years');
  await second.bringToFront();
  await turnForGood(second, 'The first answer was a bell');
  const kept = async () => (await chrome.storage.local.get('rules')).rules?.rules.flatMap(({ prune }) => prune ?? []) ?? [];
  await second.waitForFunction(async () => ((await chrome.storage.local.get('rules')).rules?.rules.flatMap(({ prune }) => prune ?? []).length === 2));
  assert.equal((await second.evaluate(kept)).length, 2);
  await second.evaluate(() => chrome.storage.local.remove('rules'));
});

test('a file of rules is added to what is there; one with a mistake is refused with the reason', options, async () => {
  const reader = await reasons('/rich');
  await openRules(reader);
  const choose = (content) => reader.evaluate((value) => {
    const input = document.querySelector('.rules input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([value], 'rules.json'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  }, content);
  const status = (words) => reader.waitForFunction((text) => document.querySelector('#status').textContent.includes(text), { timeout: 30_000 }, words)
    .catch(async () => assert.fail(`the status is: ${await reader.$eval('#status', (e) => e.textContent)}`));
  const before = await stored(reader);
  await choose('{"schema": "cleanview-rules/1", "rules": [{"site": "127.0.0.1", "prune": ["div >"]}]}');
  await status('rule 1: prune');
  assert.deepEqual(await stored(reader), before);
  const rules = [{ site: '127.0.0.1', prune: ['blockquote'], note: 'by hand' }, { site: 'example.org', select: ['article'] }];
  const file = JSON.stringify({ schema: 'cleanview-rules/1', rules });
  await choose(file);
  await status('New rules: 2');
  await choose(file);
  await status('New rules: 0');
  assert.deepEqual((await stored(reader)).rules.slice(-2), rules);
  const again = await reasons('/rich');
  await again.keyboard.press('Escape');
  assert.equal(await again.$('.body blockquote'), null);
});
