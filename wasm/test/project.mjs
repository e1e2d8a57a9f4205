// An empty project with what `npm pack` makes installed in it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function emptyProject() {
  const folder = mkdtempSync(join(tmpdir(), 'clean-view-'));
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd, encoding: 'utf8' });
  const tarball = join(folder, packed.trim().split('\n').at(-1));
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  execFileSync('npm', ['install', '--silent', '--ignore-scripts', '--offline', '--no-audit', tarball], { cwd: folder });
  return { folder, tarball, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
