// The packed package in an empty project: installed without scripts, bundled by Vite and esbuild, run in Chromium.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { serve } from '../demo/serve.mjs';
import { launch, noBrowser } from './chromium.mjs';
import { emptyProject } from './project.mjs';

const MAIN = `import { load } from 'clean-view';
const extractor = await load();
document.title = extractor.extract('<title>Bundled</title><p>a').title;`;

let project;
before(() => {
  project = emptyProject();
  writeFileSync(join(project.folder, 'main.js'), MAIN);
  writeFileSync(join(project.folder, 'index.html'), '<!DOCTYPE html><title>none</title><script type="module" src="/main.js"></script>');
});
after(() => project.remove());

/** The title that the page of a built folder ends with, served under the demo's policy: no eval, no other origin. */
async function titleIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const routes = new Map(files.map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [path.slice(folder.length), readFileSync(path)];
  }));
  const server = await serve(0, routes);
  const { browser, close } = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
    await page.waitForFunction(() => document.title !== 'none', { timeout: 20_000 });
    return await page.title();
  } finally {
    await close();
    server.close();
  }
}

test('Vite bundles it, brings the module along, and the page runs', { skip: noBrowser }, async () => {
  const { build } = await import('vite');
  const out = join(project.folder, 'vite');
  await build({ root: project.folder, logLevel: 'error', configFile: false, build: { outDir: out, target: 'es2022' } });
  assert.equal(await titleIn(out), 'Bundled');
});

test('esbuild bundles it, and the page runs with the module beside', { skip: noBrowser }, async () => {
  const { build } = await import('esbuild');
  const out = join(project.folder, 'esbuild');
  mkdirSync(out);
  await build({
    entryPoints: [join(project.folder, 'main.js')], outdir: out, bundle: true, format: 'esm', platform: 'browser', logLevel: 'error',
  });
  const code = readFileSync(join(out, 'main.js'), 'utf8');
  assert.ok(!/\beval\(|new Function/.test(code), 'an extension forbids both');
  assert.ok(code.length < 20_000);
  copyFileSync(join(project.folder, 'node_modules/clean-view/dist/clean-view.wasm'), join(out, 'clean-view.wasm'));
  copyFileSync(join(project.folder, 'index.html'), join(out, 'index.html'));
  assert.equal(await titleIn(out), 'Bundled');
});

test('publint finds nothing', async () => {
  const { publint } = await import('publint');
  const { messages } = await publint({ pkgDir: join(project.folder, 'node_modules/clean-view') });
  assert.deepEqual(messages, []);
});

test('the types are right for every way to import (attw)', async () => {
  const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
  const analysis = await checkPackage(
    createPackageFromTarballData(new Uint8Array(readFileSync(project.tarball))), { excludeEntrypoints: ['./clean-view.wasm'] });
  assert.ok(analysis.types, 'has types');
  // An ES module alone: require() of it works from Node 20.19 on, and older resolution does not know "exports".
  const expected = new Set(['CJSResolvesToESM', 'NoResolution']);
  const problems = analysis.problems.filter((p) => !(expected.has(p.kind) && ['node10', 'node16-cjs'].includes(p.resolutionKind)));
  assert.deepEqual(problems, []);
});

test('the package has no install scripts and no dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(project.folder, 'node_modules/clean-view/package.json'), 'utf8'));
  assert.equal(manifest.dependencies, undefined);
  for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(manifest.scripts[name], undefined);
});
