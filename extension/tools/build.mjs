// Builds dist/chromium and dist/firefox: the same code, each with its manifest.
//
//   node tools/build.mjs        (npm run build checks the types first)
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { Resvg, initWasm } from '@resvg/resvg-wasm';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const modules = (path) => here(`node_modules/${path}`);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

const common = {
  bundle: true,
  absWorkingDir: here('.'),
  target: ['chrome125', 'firefox140'],
  charset: 'utf8',
  legalComments: 'eof',
  // Reviewers read what they get: names and lines stay.
  minify: false,
};

/** Turndown tries at its start whether it could parse text. It gets elements only, and Trusted Types would report it. */
const noParser = {
  name: 'no-parser',
  setup: (b) => b.onLoad({ filter: /turndown[\\/]lib[\\/]turndown\.browser\.es\.js$/ }, ({ path }) => {
    const source = readFileSync(path, 'utf8');
    const contents = source.replace('var Parser = root.DOMParser;', 'var Parser;');
    if (contents === source) throw new Error(`${path}: nothing to replace; is the line another now?`);
    return { contents, loader: 'js' };
  }),
};

/** The packages offer each font as WOFF, too, for browsers older than any that runs this. */
const newFontsOnly = {
  name: 'new-fonts-only',
  setup: (b) => b.onLoad({ filter: /[\\/]@fontsource.*\.css$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace(/, *url\([^)]*\) format\('woff'\)/g, ''), loader: 'css',
  })),
};

async function bundle(out) {
  await build({
    ...common, entryPoints: [here('src/reader/main.ts')], format: 'esm', outdir: out, splitting: true,
    chunkNames: 'chunks/[name]-[hash]', plugins: [noParser],
  });
  // Whole files, since the core looks for its module beside the file that it is in.
  await build({
    ...common, entryPoints: ['src/background.ts', 'src/worker.ts'].map((path) => here(path)), format: 'esm', outdir: out,
  });
  await build({
    ...common, entryPoints: [here('src/capture.ts')], format: 'iife', globalName: 'cleanViewCapture', outdir: out,
    footer: { js: 'cleanViewCapture.capture(document);' },  // the value that executeScript hands over
  });
  await build({ ...common, entryPoints: { auto: here('src/auto-page.ts') }, format: 'iife', outdir: out });
  await build({
    ...common, entryPoints: [here('src/styles/reader.css')], outdir: out,
    loader: { '.woff2': 'copy' }, assetNames: 'fonts/[name]', plugins: [newFontsOnly],
  });
}

async function icons(out) {
  const svg = readFileSync(here('icons/icon.svg'), 'utf8');
  mkdirSync(out, { recursive: true });
  for (const size of [16, 32, 48, 128]) {
    const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
    writeFileSync(`${out}/${size}.png`, image.asPng());
  }
}

function copy(out) {
  cpSync(here('_locales'), `${out}/_locales`, { recursive: true });
  cpSync(here('src/reader/reader.html'), `${out}/reader.html`);
  cpSync(here('node_modules/clean-view/dist/clean-view.wasm'), `${out}/clean-view.wasm`);
  cpSync(here('../LICENSE'), `${out}/LICENSE.txt`);
  const licences = ['dompurify/LICENSE', 'temml/LICENSE', '@fontsource-variable/source-serif-4/LICENSE',
    '@fontsource/atkinson-hyperlegible/LICENSE'];
  const text = licences.map((path) => `${path.replace('/LICENSE', '')}\n\n${readFileSync(modules(path), 'utf8')}`);
  writeFileSync(`${out}/THIRD_PARTY.txt`, text.join('\n\n----\n\n'));
}

await initWasm(readFileSync(modules('@resvg/resvg-wasm/index_bg.wasm')));
const { version } = readJson(here('package.json'));
const shared = readJson(here('platform/manifest.json'));
for (const platform of ['chromium', 'firefox']) {
  const out = here(`dist/${platform}`);
  rmSync(out, { recursive: true, force: true });
  await bundle(out);
  await icons(`${out}/icons`);
  copy(out);
  const manifest = { ...shared, version, ...readJson(here(`platform/${platform}/manifest.json`)) };
  writeFileSync(`${out}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`dist/${platform}: ${readdirSync(out).length} entries`);
}
