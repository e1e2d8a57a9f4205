// Makes dist/clean-view-{chromium,firefox}.zip. The same sources give the same bytes: names in order, one time for all.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { zipSync } from 'fflate';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const MOST_BYTES = 2 * 1024 * 1024;
// The oldest time that a ZIP can hold, as local time, since that is what the format stores.
const TIME = new Date(1980, 0, 1);

const filesIn = (folder) => readdirSync(folder).sort()
  .flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesIn(join(folder, name)) : [join(folder, name)]));

for (const platform of ['chromium', 'firefox']) {
  const root = join(dist, platform);
  const entries = Object.fromEntries(filesIn(root).map((path) => [
    relative(root, path).replaceAll('\\', '/'), [readFileSync(path), { level: 9, mtime: TIME, os: 3, attrs: 0o644 << 16 }],
  ]));
  const zip = zipSync(entries);
  const name = `clean-view-${platform}.zip`;
  writeFileSync(join(dist, name), zip);
  console.log(`${createHash('sha256').update(zip).digest('hex')}  dist/${name}  ${zip.length} bytes`);
  if (zip.length > MOST_BYTES) {
    console.error(`dist/${name} is larger than ${MOST_BYTES} bytes`);
    process.exitCode = 1;
  }
}
