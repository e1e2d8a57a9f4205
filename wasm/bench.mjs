// Times the package beside the native library and beside Readability on linkedom, in one interleaved run.
//
//   node wasm/bench.mjs [--rounds 5] [--pages 100] SPEED FOLDER
//
// SPEED is the native benchmark, build/release/benchmarks/speed/speed; FOLDER has pages, .html or .html.gz. In each round
// each side does all pages once, after a warm-up; a side's time is the median of its rounds. Starting is timed in fresh
// processes, with the page of middle size.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

import { load } from './dist/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, pages: { type: 'string', default: '100' } },
});
const [speed, folder] = positionals;
if (!speed || !folder) {
  console.error('usage: node wasm/bench.mjs [--rounds 5] [--pages 100] SPEED FOLDER');
  process.exit(2);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const decoder = new TextDecoder();

/** Every n-th page of the folder, so that all of it is represented. */
function readPages() {
  const names = readdirSync(folder).filter((name) => /\.html(\.gz)?$/.test(name)).sort();
  const step = Math.max(1, Math.floor(names.length / Number(values.pages)));
  return names.filter((_, i) => i % step === 0).slice(0, Number(values.pages)).map((name) => {
    const bytes = readFileSync(join(folder, name));
    return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  });
}

/** Milliseconds a page of one pass over all pages. */
function pass(pages, run) {
  const start = performance.now();
  for (const page of pages) run(page);
  return (performance.now() - start) / pages.length;
}

// The native benchmark warms up by itself, and prints the mean of its passes under "all".
function nativePass(files) {
  const report = execFileSync(speed, ['--rounds', '1', ...files], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return Number(report.match(/^all +([\d.]+)/m)[1]);
}

function readability(page) {
  const { document } = parseHTML(decoder.decode(page));
  try {
    new Readability(document).parse();
  } catch {
    // It fails on some pages of linkedom's; the time it took counts all the same.
  }
}

/** Milliseconds from before the import until the first record is there, in a fresh process. */
function startMilliseconds(file) {
  const code = `const { readFileSync } = await import('node:fs');
    const html = readFileSync(${JSON.stringify(file)});
    const start = performance.now();
    const { load } = await import(${JSON.stringify(new URL('./dist/index.js', import.meta.url).href)});
    const extractor = await load();
    const loaded = performance.now();
    extractor.extract(html);
    console.log(JSON.stringify([loaded - start, performance.now() - loaded]));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
}

const scratch = mkdtempSync(join(tmpdir(), 'clean-view-bench-'));
try {
  const pages = readPages();
  const files = pages.map((page, i) => {
    const file = join(scratch, `${i}.html`);
    writeFileSync(file, page);
    return file;
  });
  const extractor = await load();
  const sides = {
    native: () => nativePass(files),
    record: () => pass(pages, (page) => extractor.extractJson(page)),
    article: () => pass(pages, (page) => extractor.extract(page)),
    readability: () => pass(pages, readability),
  };
  sides.record();
  sides.readability();
  const times = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [side, run] of Object.entries(sides)) times[side].push(run());
  }
  const ms = Object.fromEntries(Object.entries(times).map(([side, rounds]) => [side, median(rounds)]));
  const middle = files[pages.map((page, i) => [page.length, i]).sort(([a], [b]) => a - b)[pages.length >> 1][1]];
  const starts = Array.from({ length: 9 }, () => startMilliseconds(middle));
  const wasm = readFileSync(new URL('./dist/clean-view.wasm', import.meta.url));
  const mean = pages.reduce((sum, page) => sum + page.length, 0) / pages.length;
  console.log(`${pages.length} pages, mean ${Math.round(mean / 1024)} KB, ${values.rounds} rounds, Node ${process.version}`);
  console.log(`native, bytes to record           ${ms.native.toFixed(2)} ms a page`);
  console.log(`extractJson(), bytes to record    ${ms.record.toFixed(2)} ms   ${(ms.record / ms.native).toFixed(2)} x native`);
  console.log(`extract(), bytes to article       ${ms.article.toFixed(2)} ms   ${(ms.article / ms.native).toFixed(2)} x native`);
  console.log(`Readability with linkedom         ${ms.readability.toFixed(2)} ms   ${(ms.readability / ms.article).toFixed(1)} x extract()`);
  console.log(`load()                            ${median(starts.map(([loading]) => loading)).toFixed(0)} ms, first extract() ${median(starts.map(([, first]) => first)).toFixed(0)} ms`);
  console.log(`clean-view.wasm                   ${wasm.length} bytes, ${gzipSync(wasm, { level: 9 }).length} gzipped`);
} finally {
  rmSync(scratch, { recursive: true });
}
