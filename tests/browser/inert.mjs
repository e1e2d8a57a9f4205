// HTML that the command makes of hostile pages is inert in a real browser.
//
//   node tests/browser/inert.mjs COMMAND DIRECTORY...     (npm ci in tests/browser first; needs Chromium)
//
// Each output is shown as a document, put in by innerHTML, and parsed inside <svg>, <table>, <select> and <noscript>. Then all
// elements get the pointer and the focus. A script that runs, a dialog, a navigation, or a request for anything but a
// picture is a failure.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

const PLACES = ['', 'svg', 'table', 'select', 'noscript'];
const [command, ...directories] = process.argv.slice(2);
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!command || directories.length === 0) {
  console.error('usage: node tests/browser/inert.mjs COMMAND DIRECTORY...');
  process.exit(2);
}
if (!browserPath) {
  console.log('skipped: no Chromium (tools/setup.sh browser)');
  process.exit(77);
}

const pagesIn = (path) => (statSync(path).isDirectory()
  ? readdirSync(path).sort().flatMap((name) => pagesIn(join(path, name)))
  : [path].filter((p) => /\.(html?|htm|xml|txt)$/.test(p)));

const render = (path) => {
  try {
    return execFileSync(command, ['-f', 'html', '--title', '--timeout-ms', '2000', '--url', 'https://page.test/', path],
      { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if (error.status === 1 || error.status === 3) return '';  // an error, not an article
    throw error;
  }
};

const profile = mkdtempSync(join(tmpdir(), 'clean-view-browser-'));
const browser = await puppeteer.launch({
  executablePath: browserPath, userDataDir: profile, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

let faults = [];
let current = '';
const fault = (what) => faults.push(`${current}: ${what}`);

const page = await browser.newPage();
await page.setRequestInterception(true);
page.on('request', (request) => {
  const url = request.url();
  if (url === 'https://reader.test/') return request.respond({ status: 200, contentType: 'text/html', body: document_ });
  if (url.endsWith('/favicon.ico')) return request.respond({ status: 204, body: '' });  // the browser's own
  if (request.isNavigationRequest()) fault(`navigation to ${url.slice(0, 80)}`);
  else if (request.resourceType() !== 'image' && request.resourceType() !== 'media') {
    fault(`request for ${request.resourceType()} ${url.slice(0, 80)}`);
  }
  return request.abort();
});
page.on('dialog', (dialog) => {
  fault(`dialog ${dialog.message()}`);
  return dialog.dismiss();
});
await page.exposeFunction('cvx', (n) => fault(`script ${n} ran`));
await page.evaluateOnNewDocument(() => {
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) window[name] = () => window.cvx(name);
});

let document_ = '';
const poke = () => page.evaluate(() => {
  for (const element of document.querySelectorAll('*')) {
    for (const type of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'error', 'load', 'toggle', 'animationstart']) {
      element.dispatchEvent(new Event(type));
    }
    if (element instanceof HTMLDetailsElement) element.open = !element.open;
  }
});

let shown = 0;
for (const directory of directories) {
  for (const path of pagesIn(directory)) {
    const html = render(path);
    if (html === '') continue;
    current = path;
    shown += 1;
    document_ = `<!DOCTYPE html><meta charset=utf-8>${html}`;
    await page.goto('https://reader.test/', { waitUntil: 'domcontentloaded' });
    await poke();
    for (const place of PLACES) {
      await page.evaluate((markup, tag) => {
        const host = tag === '' ? document.body : document.body.appendChild(document.createElement(tag));
        host.innerHTML = markup;
        document.body.insertAdjacentHTML('beforeend', tag === '' ? '' : `<${tag}>${markup}</${tag}>`);
      }, html, place);
      await poke();
    }
  }
}
await new Promise((resolve) => setTimeout(resolve, 300));
await browser.close();
rmSync(profile, { recursive: true, force: true });

faults = [...new Set(faults)];
for (const line of faults.slice(0, 20)) console.log(line);
console.log(`${shown} pages shown ${2 * PLACES.length} ways, ${faults.length} faults`);
process.exitCode = faults.length > 0 || shown === 0 ? 1 : 0;
