// Are the records of the module those of the native command, byte for byte?
//
//   node wasm/equality.mjs [--in chromium] COMMAND FILE|DIRECTORY...     (.html and .html.gz)
//
// Under Node, or in a page and in a worker of headless Chromium. Prints the first differences and a summary; status 1
// when there are any.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

import { load } from './dist/index.js';
import { launch } from './test/chromium.mjs';
import { serve } from './demo/serve.mjs';

const CONTENT = ['text', 'markdown', 'html'];
const SLICE = 100;  // pages in one call of the command

const pagesIn = (path) => {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => pagesIn(join(path, name))).filter((p) => /\.html?(\.gz)?$/.test(p));
};

/** Compares the pages below `paths`; each of `readers` gives a record for bytes and options. */
export async function compare(command, paths, readers, report = console.log) {
  const files = paths.flatMap(pagesIn);
  let different = 0;
  for (let at = 0; at < files.length; at += SLICE) {
    const slice = files.slice(at, at + SLICE);
    const args = ['-f', 'jsonl', '--content', CONTENT.join(), '--explain', '--provenance', '--timeout-ms', '0', '-j', '2'];
    const lines = nativeLines(command, [...args, ...slice]);
    for (const [i, path] of slice.entries()) {
      const raw = readFileSync(path);
      const bytes = path.endsWith('.gz') ? gunzipSync(raw) : raw;
      for (const [name, read] of Object.entries(readers)) {
        const ours = await read(bytes, { path, content: CONTENT, explain: true, provenance: true });
        if (ours === lines[i]) continue;
        different += 1;
        if (different <= 5) report(`${path} (${name}): ${firstDifference(lines[i] ?? '', ours)}`);
      }
    }
  }
  return { pages: files.length, different };
}

function nativeLines(command, args) {
  try {
    return execFileSync(command, args, { maxBuffer: 1 << 30, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n');
  } catch (error) {
    if (typeof error.stdout === 'string' && error.status === 1) return error.stdout.split('\n');  // a page failed: a record says so
    throw error;
  }
}

function firstDifference(native, ours) {
  let i = 0;
  while (i < native.length && native[i] === ours[i]) i += 1;
  return `byte ${i}\n  native ${native.slice(Math.max(0, i - 60), i + 60)}\n  module ${ours.slice(Math.max(0, i - 60), i + 60)}`;
}

/** The reader of this process. */
export async function nodeReaders() {
  const extractor = await load();
  return { node: (bytes, options) => extractor.extractJson(bytes, options) };
}

const WORKER = `import { load } from '/dist/index.js';
const ready = load();
addEventListener('message', async ({ data: { bytes, options } }) => postMessage((await ready).extractJson(bytes, options)));`;

/** Readers in a page and in a module worker of Chromium, under the policy of the demo; close() ends both. */
export async function chromiumReaders() {
  const server = await serve(0, new Map([['/equality.html', Buffer.from('<!DOCTYPE html><title>t</title>')], ['/equality-worker.js', Buffer.from(WORKER)]]));
  const { browser, close } = await launch();
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/equality.html`);
  await page.evaluate(async () => {
    const { load } = await import('/dist/index.js');
    const extractor = await load();
    const worker = new Worker('/equality-worker.js', { type: 'module' });
    const toBytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    window.readers = {
      page: (base64, options) => extractor.extractJson(toBytes(base64), options),
      worker: (base64, options) => new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage({ bytes: toBytes(base64), options });
      }),
    };
  });
  const reader = (name) => (bytes, options) => page.evaluate(
    (where, base64, given) => window.readers[where](base64, given), name, Buffer.from(bytes).toString('base64'), options);
  return {
    readers: { page: reader('page'), worker: reader('worker') },
    close: async () => {
      await close();
      server.close();
    },
  };
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { in: { type: 'string', default: 'node' } } });
  const [command, ...paths] = positionals;
  if (!command || paths.length === 0 || !['node', 'chromium'].includes(values.in)) {
    console.error('usage: node wasm/equality.mjs [--in node|chromium] COMMAND FILE|DIRECTORY...');
    return 2;
  }
  const { readers, close } = values.in === 'node' ? { readers: await nodeReaders() } : await chromiumReaders();
  const { pages, different } = await compare(command, paths, readers);
  await close?.();
  console.log(`${pages} pages in ${Object.keys(readers).join(' and ')}, ${different} different`);
  return different > 0 || pages === 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
