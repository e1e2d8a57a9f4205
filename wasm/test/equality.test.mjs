// The native command and the module give the same bytes for every fixture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { compare } from '../equality.mjs';

const command = process.env['CLEANVIEW_COMMAND'];

test('fixtures: the same records as the native command', { skip: command ? false : 'CLEANVIEW_COMMAND is not set' }, async () => {
  const differences = [];
  const { pages, different } = await compare(command, [fileURLToPath(new URL('../../fixtures', import.meta.url))], (line) => differences.push(line));
  assert.ok(pages >= 10);
  assert.equal(different, 0, differences.join('\n'));
});
