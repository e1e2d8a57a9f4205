// How long from the click to the text, and how much memory the reader takes beside the page, in Chromium:
//
//   npm run measure -- [--rounds 9] [FILE...]        (after npm run build)
//
// FILEs are pages; without one, a made page of 500 KB is read. Times are medians of the rounds in milliseconds from the
// press of the button, each round in a new tab: awake, with the background as a click within the last half minute left
// it, and asleep, with the background stopped before the click. "CPU" is the processor time of the threads that do the
// work until then, one after the other or not: what the text waits for at most where nothing else runs. Memory is what the extension's process has for itself
// five seconds after the record is complete, less what it had before the first click.
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

import { serve, start } from '../test/browser.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '9' } } });
const MARKS = ['begun', 'captured', 'extracted', 'shown', 'painted', 'complete'];
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A page of 500 KB: a long article among menus, cards and scripts, as large pages are. */
function madePage() {
  const words = 'the keeper of a light counts hours by bells and writes what ships do when fog comes over water at night'.split(' ');
  let state = 1;
  const word = () => words[(state = (state * 48271) % 0x7fffffff) % words.length];
  const sentence = () => Array.from({ length: 14 }, word).join(' ');
  const paragraph = (n) => `<p class="css-${n}">${Array.from({ length: 5 }, (_, i) => `${sentence()}, <a href="/notes/${n}-${i}">as
    noted</a>.`).join(' ')}</p>`;
  const card = (n) => `<li class="card card--small"><a href="/stories/${n}"><img src="/p/${n}.svg" alt=""><h3>${sentence()}</h3></a></li>`;
  const many = (count, make) => Array.from({ length: count }, (_, n) => make(n)).join('\n');
  const section = (n) => `<h2>Part ${n + 1}: ${sentence().slice(0, 40)}</h2>${many(9, (i) => paragraph(n * 9 + i))}`;
  const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The long night of the lights</title></head><body>
    <nav><ul>${many(120, (n) => `<li><a href="/s/${n}">${words[n % words.length]} ${n}</a></li>`)}</ul></nav>
    <main><article><h1>The long night of the lights</h1><p class="byline">By Ada Rowe</p>${many(14, section)}</article></main>
    <aside><ul>${many(320, card)}</ul></aside>`;
  const data = JSON.stringify('0123456789 "quoted" '.repeat(30_000)).slice(1);
  const [open, close] = ['<script>window.state = "', '"</script></body></html>'];
  return page + open + data.slice(0, 500_000 - page.length - open.length - close.length).replace(/\\$/, ' ') + close;
}

/** Kilobytes that the process has for itself alone. */
function privateMemory(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return [...text.matchAll(/^Private_\w+: +(\d+)/gm)].reduce((sum, [, kilobytes]) => sum + Number(kilobytes), 0);
}

/** Milliseconds that the main threads of all pages, and the extension's background, have run. */
async function workTime(browser) {
  const pids = (await renderers(browser)).map(({ id }) => id);
  return pids.flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((thread) => {
    const name = readFileSync(`/proc/${pid}/task/${thread}/comm`, 'utf8');
    const isWork = thread === String(pid) || name.startsWith('ServiceWorker');
    return isWork ? Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6 : 0;
  })).reduce((a, b) => a + b, 0);
}

/** Ids of the renderers that hold the extension's pages or its worker. */
async function extensionProcesses(browser) {
  return (await renderers(browser)).map(({ id }) => id)
    .filter((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--extension-process'));
}

async function renderers(browser) {
  const session = await browser.target().createCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer');
}

const extensionMemory = async (browser) =>
  (await extensionProcesses(browser)).reduce((sum, pid) => sum + privateMemory(pid), 0);

/** What browsers do after half a minute without events. */
async function stopBackground(browser, id) {
  const target = browser.targets().find((t) => t.type() === 'service_worker' && t.url().includes(id));
  await (await target?.worker())?.close();
  await sleep(300);
}

async function once(chrome, url, isAwake) {
  const page = await chrome.open(url);
  await sleep(300);
  if (!isAwake) await stopBackground(chrome.browser, chrome.id);
  const workBefore = await workTime(chrome.browser);
  const clicked = Date.now();
  const reader = await chrome.click(page);
  const work = (await workTime(chrome.browser)) - workBefore;
  await reader.waitForFunction(() => performance.getEntriesByName('complete').length > 0, { timeout: 20_000 })
    .catch(async () => {
      throw new Error(`no record: ${await reader.evaluate(() => document.body.innerText.slice(0, 500))}`);
    });
  const marks = await reader.evaluate((names) => names.map((name) =>
    performance.timeOrigin + performance.getEntriesByName(name)[0].startTime), MARKS);
  await sleep(5000);
  const memory = await extensionMemory(chrome.browser);
  await reader.close();
  await page.close();
  return { times: marks.map((at) => at - clicked), memory, work };
}

const files = positionals.length > 0 ? positionals.map((path) => [basename(path), readFileSync(path)]) : [['made page', madePage()]];
const server = await serve(Object.fromEntries(files.map(([, body], i) => [`/measured-${i}`, { body }])));
const chrome = await start();
const before = await extensionMemory(chrome.browser);
console.log(`${'page'.padEnd(24)} ${'KB'.padStart(5)} ${'background'.padEnd(10)} ${MARKS.map((mark) => mark.padStart(9)).join(' ')}  CPU  memory MB`);
for (const [i, [name, body]] of files.entries()) {
  const rounds = { awake: [], asleep: [] };
  await once(chrome, `${server.base}/measured-${i}`, true);
  for (let n = 0; n < Number(values.rounds); n++) {
    for (const state of ['awake', 'asleep']) {
      rounds[state].push(await once(chrome, `${server.base}/measured-${i}`, state === 'awake'));
    }
  }
  for (const [state, all] of Object.entries(rounds)) {
    const times = MARKS.map((_, at) => median(all.map((round) => round.times[at])).toFixed(0).padStart(9));
    const memory = ((median(all.map((round) => round.memory)) - before) / 1024).toFixed(1).padStart(10);
    console.log(`${name.slice(0, 24).padEnd(24)} ${String(Math.round(body.length / 1000)).padStart(5)} ${state.padEnd(10)} ${
      times.join(' ')} ${median(all.map(({ work }) => work)).toFixed(0).padStart(4)} ${memory}`);
  }
}
await chrome.close();
await server.close();
