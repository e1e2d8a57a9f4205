// Puts the module and the licence beside the compiled TypeScript. CMake's preset wasm makes the module.
import { chmodSync, copyFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const wasm = here('../build/wasm/wasm/clean-view.wasm');
if (!existsSync(wasm)) {
  console.error('build/wasm/wasm/clean-view.wasm is missing: make wasm builds it');
  process.exit(1);
}
copyFileSync(wasm, here('dist/clean-view.wasm'));
copyFileSync(here('../LICENSE'), here('LICENSE'));
chmodSync(here('dist/cli.js'), 0o755);
