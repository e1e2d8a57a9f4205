// Whatever a page does, the next one finds a working extractor, and memory is that of one page.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { load } from '../dist/index.js';
import { compare, nodeReaders } from '../equality.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const wasm = readFileSync(here('../dist/clean-view.wasm'));
const pages = ['aggregator--semantic', 'friend--read-more-essay-de', 'aggregator--amp-fr', 'aggregator--table-layout-ja']
  .map((name) => readFileSync(here(`../../fixtures/${name}/page.html`)));
const PAGE_BYTES = 65536;

/** The module with another most for its memory: what a device with little of it is. */
function withMostPages(most) {
  const varint = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
  const read = (at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7, at += 1) {
      value += (wasm[at] & 127) * 2 ** shift;
      if (wasm[at] < 128) return [value, at + 1];
    }
  };
  for (let at = 8; at < wasm.length;) {
    const [size, content] = read(at + 1);
    if (wasm[at] === 5) {
      const [least] = read(content + 2);
      const section = [1, 1, ...varint(least), ...varint(most)];
      return Buffer.concat([wasm.subarray(0, at), Buffer.from([5, ...varint(section.length), ...section]), wasm.subarray(content + size)]);
    }
    at = content + size;
  }
  throw new Error('the module has no memory');
}

test('memory after 10,000 pages is that after 100', async () => {
  const extractor = await load();
  const run = (count) => {
    for (let i = 0; i < count; i += 1) extractor.extractJson(pages[i % pages.length]);
    return extractor.memoryBytes;
  };
  const after100 = run(100);
  assert.equal(run(9_900), after100);
});

test('a page that does not fit into memory is an error, and the next page is read', async () => {
  const extractor = await load(withMostPages(320));
  const before = extractor.extractJson(pages[0]);
  const large = new Uint8Array(16 * 2 ** 20).fill(97);
  assert.throws(() => extractor.extract(large), { code: 'internal' });
  assert.equal(extractor.memoryBytes, 0, 'the instance is gone');
  assert.equal(extractor.extractJson(pages[0]), before);
  assert.ok(extractor.memoryBytes <= 320 * PAGE_BYTES);
});

test('a trap, here of memory that ends within an extraction, is an error, and the next page is read', async () => {
  const extractor = await load(withMostPages(320));
  const before = extractor.extractJson(pages[0]);
  const many = '<p>word <b>word</b> <a href=x>word</a> word</p>'.repeat(60_000);
  assert.throws(() => extractor.extract(many), { code: 'internal', message: /RuntimeError/ });
  assert.equal(extractor.memoryBytes, 0, 'the instance is gone');
  assert.equal(extractor.extractJson(pages[0]), before);
});

const maker = here('../../../shared/hostile/make_hostile.py');
const command = process.env['CLEANVIEW_COMMAND'];
const skip = !existsSync(maker) ? 'no ../shared/hostile' : command ? false : 'CLEANVIEW_COMMAND is not set';

test('hostile pages, all in one instance: the records of the native command', { skip }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clean-view-hostile-'));
  try {
    execFileSync('python3', [maker, folder, '--scale', '0.01'], { stdio: 'ignore', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } });
    // The command unpacks what it reads, and the package does not: two messages, one code.
    const packed = join(folder, 'bytes/gzip_undeclared.html');
    const extractor = await load();
    assert.throws(() => extractor.extract(readFileSync(packed)), { code: 'not_html' });
    rmSync(packed);
    const differences = [];
    const { pages: count, different } = await compare(command, [folder], await nodeReaders(), (line) => differences.push(line));
    assert.ok(count > 100);
    assert.equal(different, 0, differences.join('\n'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
