// Are the records of the module those of the native command, byte for byte?
//
//   node wasm/equality.mjs COMMAND FILE|DIRECTORY...     (.html and .html.gz)
//
// Prints the first differences and a summary; status 1 when there are any.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { load } from './dist/index.js';

const pagesIn = (path) => {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => pagesIn(join(path, name))).filter((p) => /\.html?(\.gz)?$/.test(p));
};

const SLICE = 100;  // pages in one call of the command

export async function compare(command, paths, report = console.log) {
  const extractor = await load();
  const files = paths.flatMap(pagesIn);
  let different = 0;
  for (let at = 0; at < files.length; at += SLICE) {
    const slice = files.slice(at, at + SLICE);
    const args = ['-f', 'jsonl', '--content', 'text,markdown,html', '--explain', '--provenance', '--timeout-ms', '0', '-j', '2'];
    const lines = nativeLines(command, [...args, ...slice]);
    slice.forEach((path, i) => {
      const raw = readFileSync(path);
      const bytes = path.endsWith('.gz') ? gunzipSync(raw) : raw;
      const ours = extractor.extractJson(bytes, {
        path, content: ['text', 'markdown', 'html'], explain: true, provenance: true,
      });
      if (ours === lines[i]) return;
      different += 1;
      if (different <= 5) report(`${path}: ${firstDifference(lines[i] ?? '', ours)}`);
    });
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

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [command, ...paths] = process.argv.slice(2);
  if (!command || paths.length === 0) {
    console.error('usage: node wasm/equality.mjs COMMAND FILE|DIRECTORY...');
    process.exit(2);
  }
  const { pages, different } = await compare(command, paths);
  console.log(`${pages} pages, ${different} different`);
  process.exitCode = different > 0 || pages === 0 ? 1 : 0;
}
