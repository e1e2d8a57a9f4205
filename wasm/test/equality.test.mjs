// The native command and the module give the same bytes for every fixture: under Node, in a page and in a worker.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { load } from '../dist/index.js';
import { chromiumReaders, compare, nodeReaders } from '../equality.mjs';
import { noBrowser } from './chromium.mjs';

const command = process.env['CLEANVIEW_COMMAND'];
const skip = command ? false : 'CLEANVIEW_COMMAND is not set';
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

async function assertEqual(readers) {
  const differences = [];
  const { pages, different } = await compare(command, [fixtures], readers, (line) => differences.push(line));
  assert.ok(pages >= 10);
  assert.equal(different, 0, differences.join('\n'));
}

test('fixtures: the same records under Node as from the command', { skip }, async () => {
  await assertEqual(await nodeReaders());
});

test('look options: the same Markdown, text and HTML as from the command', { skip }, async () => {
  const extractor = await load();
  const page = `${fixtures}/friend--follow-me-tutorial-fr/page.html`;
  const rich = `<title>T</title><article><h1>T</h1><h2>One</h2>${'<p>Words of a <a href="https://a.test/b">link</a> and more of them to read here.</p>'.repeat(9)}
    <h2>Two</h2><p>A picture, <img src="https://a.test/p.png" alt="a lamp">, and <math><annotation encoding="application/x-tex">x^2</annotation></math>.</p>
    <table><tr><th>a<th>b<tr><td>1<td>2<tr><td>3<td>4</table><p>The end of it all comes here, with more words to read.</p></article>`;
  const looks = [
    ...['refs', 'list', 'none'].map((links) => [{ links }, ['--links', links]]),
    ...['list', 'none'].map((images) => [{ images }, ['--images', images]]),
    ...['html', 'text', 'csv', 'none'].map((tables) => [{ tables }, ['--tables', tables]]),
    [{ math: 'text' }, ['--math', 'text']], [{ title: true }, ['--title']], [{ toc: true }, ['--toc']],
    [{ frontMatter: true }, ['--front-matter']], [{ wrap: 40 }, ['--wrap', '40']],
  ];
  const plain = extractor.extractJson(rich, { content: ['markdown', 'text', 'html'] });
  for (const [options, args] of looks) {
    for (const html of [readFileSync(page, 'utf8'), rich]) {
      const native = execFileSync(command, ['-f', 'jsonl', '--content', 'markdown,text,html', ...args, '-'], { input: html, encoding: 'utf8' });
      const ours = extractor.extract(html, { content: ['markdown', 'text', 'html'], ...options });
      const theirs = JSON.parse(native);
      for (const key of ['markdown', 'text', 'html']) assert.equal(ours[key], theirs[key], `${args} ${key}`);
    }
    assert.notEqual(extractor.extractJson(rich, { content: ['markdown', 'text', 'html'], ...options }), plain, `${args} changes nothing`);
  }
  assert.throws(() => extractor.extract(rich, { links: 'blue' }), { code: 'invalid_option' });
});

test('fixtures: the same records in a page and in a worker of Chromium', { skip: skip || noBrowser }, async () => {
  const { readers, close } = await chromiumReaders();
  try {
    assert.deepEqual(Object.keys(readers), ['page', 'worker']);
    await assertEqual(readers);
  } finally {
    await close();
  }
});
