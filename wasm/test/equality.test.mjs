// The native command and the module give the same bytes for every fixture: under Node, in a page and in a worker.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

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

test('fixtures: the same records in a page and in a worker of Chromium', { skip: skip || noBrowser }, async () => {
  const { readers, close } = await chromiumReaders();
  try {
    assert.deepEqual(Object.keys(readers), ['page', 'worker']);
    await assertEqual(readers);
  } finally {
    await close();
  }
});
