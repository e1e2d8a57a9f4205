// The package as its users see it.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';

import { CleanViewError, load } from '../dist/index.js';
import { Readability, isProbablyReaderable, ready } from '../dist/readability.js';
import { emptyProject } from './project.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const essay = readFileSync(here('../../fixtures/friend--read-more-essay-de/page.html'), 'utf8');
const PROSE = 'The harbour master walked the length of the quay before dawn, counting the lamps that were still lit. ';
const html = `<!DOCTYPE html><html lang=en><head><title>Quay lamps - Gazette</title></head><body><nav><a href=/>Home</a></nav>
<main><h1>Quay lamps</h1><p>By Ada Rowe</p>${`<p>${PROSE.repeat(3)}<a href="b">More</a> of it came later.</p>`.repeat(6)}</main>
<footer>Copyright</footer></body></html>`;

test('an article out of text and out of bytes', async () => {
  const extractor = await load();
  const article = extractor.extract(html, { url: 'https://example.org/a', content: ['markdown', 'html'] });
  assert.equal(article.title, 'Quay lamps');
  assert.deepEqual(article.authors, ['Ada Rowe']);
  assert.match(article.markdown, /\[More\]\(https:\/\/example\.org\/b\)/);
  assert.match(article.html, /<p>The harbour master/);
  assert.doesNotMatch(article.markdown, /Copyright|Home/);
  const koi8 = Buffer.concat([Buffer.from('<title>'), Buffer.from([0xf0, 0xd2, 0xc9]), Buffer.from('</title><p>a')]);
  assert.equal(extractor.extract(koi8, { contentType: 'text/html; charset=koi8-r' }).title, 'При');
});

test('wrong options and pages are errors with a code', async () => {
  const extractor = await load();
  const code = (run) => {
    try {
      run();
    } catch (error) {
      assert.ok(error instanceof CleanViewError, String(error));
      return error.code;
    }
    return 'none';
  };
  assert.equal(code(() => extractor.extract(html, { focus: 'most' })), 'invalid_option');
  assert.equal(code(() => extractor.extract(html, { fields: ['nope'] })), 'invalid_option');
  assert.equal(code(() => extractor.extractJson(html, { colour: 1 })), 'invalid_option');
  assert.equal(code(() => extractor.extract('%PDF-1.4')), 'not_html');
  assert.equal(code(() => extractor.extract(html, { maxBytes: 10 })), 'input_too_large');
  const deep = '<div>'.repeat(3e6);
  assert.equal(code(() => extractor.extract(deep, { deadlineMs: 20 })), 'deadline_exceeded');
  assert.equal(extractor.extract(html).title, 'Quay lamps');
});

test('rules by hand, as an object and as the text of a file', async () => {
  const extractor = await load();
  const rules = { schema: 'cleanview-rules/1', rules: [{ site: 'example.org', prune: 'main > p:nth-of-type(2)', keep: ['footer'] }] };
  const url = 'https://www.example.org/a';
  const object = extractor.extractJson(html, { url, rules, explain: true });
  assert.equal(extractor.extractJson(html, { url, rules: JSON.stringify(rules, null, 2), explain: true }), object);
  const article = JSON.parse(object);
  assert.match(article.text, /Copyright/);
  assert.deepEqual(article.removed.filter((r) => r.rule === 'site_rule').map((r) => r.path), ['main > p:nth-of-type(2)']);
  assert.doesNotMatch(extractor.extract(html, { url: 'https://example.com/', rules }).text, /Copyright/);
  assert.match(extractor.extract(html, { select: ['main > p:nth-of-type(2)'] }).text, /^The harbour master[^\n]* of it came later\.$/);
  const removed = extractor.explain(html).find((r) => r.text === 'Copyright');
  assert.match(extractor.extract(html, { keep: [removed.path] }).text, /Copyright/);
  assert.match(extractor.extract(html, { restore: [removed.n] }).text, /Copyright/);
  assert.throws(() => extractor.extract(html, { rules: { ...rules, rules: [{ site: '*', prune: ['p', 'p:hover'] }] } }),
    (error) => error instanceof CleanViewError && /rule 1: prune\[2\] "p:hover"/.test(error.message));
});

test('explain, isReadable and extractAll', async () => {
  const extractor = await load();
  const removed = extractor.explain(html);
  assert.ok(removed.some((r) => r.text.includes('Copyright') && r.reason.length > 0));
  assert.equal(extractor.isReadable(essay), true);
  assert.equal(extractor.isReadable('<p>No.'), false);
  assert.equal(extractor.isReadable('%PDF-1.4'), false);
  const results = [];
  for await (const result of extractor.extractAll([html, '%PDF-1.4', { html, options: { focus: 'recall' } }])) {
    results.push(result instanceof CleanViewError ? result.code : result.title);
  }
  assert.deepEqual(results, ['Quay lamps', 'not_html', 'Quay lamps']);
});

test('a giant page leaves no memory behind', async () => {
  const extractor = await load();
  extractor.extract(`<p>${'a b '.repeat(6e6)}`, { fields: ['title'] });
  extractor.extract(html);
  assert.ok(extractor.memoryBytes < 128 * 1024 * 1024);
});

test('a freed extractor can be used again', async () => {
  const extractor = await load();
  assert.equal(extractor.extract(html).title, 'Quay lamps');
  extractor.free();
  assert.equal(extractor.memoryBytes, 0);
  assert.equal(extractor.extract(html).title, 'Quay lamps');
});

test('in place of Readability', async () => {
  const document = { documentElement: { outerHTML: html }, baseURI: 'https://example.org/a' };
  assert.throws(() => new Readability(document).parse(), /ready/);
  await ready();
  const read = new Readability(document).parse();
  assert.equal(read.title, 'Quay lamps');
  assert.equal(read.byline, 'By Ada Rowe');
  assert.equal(read.length, read.textContent.length);
  assert.equal(isProbablyReaderable({ documentElement: { outerHTML: essay } }), true);
  assert.equal(new Readability({ documentElement: { outerHTML: '<html></html>' }, URL: 'about:blank' }).parse(), null);
});

test('in a worker', async () => {
  const code = `
    import { parentPort, workerData } from 'node:worker_threads';
    const { load } = await import(workerData.module);
    parentPort.postMessage((await load()).extract(workerData.html).title);`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    workerData: { module: new URL('../dist/index.js', import.meta.url).href, html },
  });
  const title = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  await worker.terminate();
  assert.equal(title, 'Quay lamps');
});

test('from bytes and from a compiled module', async () => {
  const bytes = readFileSync(here('../dist/clean-view.wasm'));
  assert.equal((await load(bytes)).extract(html).title, 'Quay lamps');
  assert.equal((await load(await WebAssembly.compile(bytes))).extract(html).title, 'Quay lamps');
  await assert.rejects(load(new Uint8Array([1, 2, 3])), WebAssembly.CompileError);
});

test('the command', () => {
  const command = here('../dist/cli.js');
  const run = (args, input) => spawnSync(process.execPath, [command, ...args], { input, encoding: 'utf8' });
  const one = run(['-', '--url', 'https://example.org/a'], html);
  assert.equal(one.status, 0);
  assert.match(one.stdout, /https:\/\/example\.org\/b/);
  assert.equal(JSON.parse(run(['-f', 'json'], html).stdout).title, 'Quay lamps');
  assert.match(run(['-f', 'jsonl'], html).stdout, /^\{"schema".*\}\n$/);
  assert.match(run(['--explain'], html).stdout, /Copyright/);
  assert.match(run(['--help']).stdout, /npx clean-view page\.html/);
  assert.equal(run(['--nope']).status, 2);
  assert.equal(run(['-f', 'pdf'], html).status, 2);
  assert.equal(run(['--focus', 'most'], html).status, 2);
  assert.equal(run(['/no/such/file']).status, 3);
  assert.equal(run([], '%PDF-1.4').status, 1);
});

test('the examples of the README run', async () => {
  const examples = [...readFileSync(here('../README.md'), 'utf8').matchAll(/```js example\n([\s\S]*?)```/g)].map((m) => m[1]);
  assert.equal(examples.length, 4);
  const imports = new Set();
  const body = examples.join('\n').replace(/^import .*$/gm, (line) => {
    imports.add(line);
    return '';
  });
  const code = `${[...imports].join('\n')}
    const html = ${JSON.stringify(html)};
    const document = { documentElement: { outerHTML: html }, baseURI: 'https://example.org/' };
    ${body}`;
  const project = emptyProject();
  try {
    writeFileSync(join(project.folder, 'example.mjs'), code);
    const output = execFileSync(process.execPath, ['example.mjs'], { cwd: project.folder, encoding: 'utf8' });
    assert.match(output, /Quay lamps/);
    assert.match(output, /not_html/);
  } finally {
    project.remove();
  }
});

test('types hold under --strict', (context) => {
  const project = emptyProject();
  context.after(project.remove);
  writeFileSync(join(project.folder, 'use.ts'), `
    import { load, CleanViewError, type Article } from 'clean-view';
    import { Readability } from 'clean-view/readability';
    const extractor = await load();
    const article: Article = extractor.extract('<p>a', { focus: 'recall', content: ['text'] });
    const title: string | null = article.title;
    // @ts-expect-error: no such focus
    extractor.extract('', { focus: 'most' });
    export { title, CleanViewError, Readability };`);
  return new Promise((resolve, reject) => {
    const args = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom', 'use.ts'];
    execFile(process.execPath, [here('../node_modules/typescript/bin/tsc'), ...args], { cwd: project.folder }, (error, stdout) =>
      error ? reject(new Error(stdout)) : resolve());
  });
});

test('the module is no larger than its budget and exports what exports.txt says', () => {
  const bytes = readFileSync(here('../dist/clean-view.wasm'));
  const budget = Number(readFileSync(here('../size-budget.txt'), 'utf8'));
  assert.ok(gzipSync(bytes, { level: 9 }).length <= budget, `${gzipSync(bytes, { level: 9 }).length} bytes gzipped`);
  const names = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map((e) => e.name);
  for (const name of readFileSync(here('../exports.txt'), 'utf8').trim().split('\n')) assert.ok(names.includes(name), name);
});
