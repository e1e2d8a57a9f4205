// A real headless Chromium with the extension, and pages served on loopback, for the tests and the screenshots.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** A busy machine is slow: nothing waits for less than this before it fails. */
const PATIENCE_MS = 90_000;

/** False where the tests of a browser have to be skipped. */
export const hasBrowser = CHROMIUM !== undefined && existsSync(here('../dist/chromium/manifest.json'));
export const options = { skip: hasBrowser ? false : 'no Chromium, or not built' };

const FIXTURES = here('../../fixtures');
const PAGES = {
  '/story': { file: `${FIXTURES}/aggregator--semantic/page.html` },
  '/strict': {
    file: here('pages/rich.html'),
    headers: { 'content-security-policy': "default-src 'none'; sandbox allow-same-origin; report-uri /report" },
  },
  '/strict-xss': {
    file: here('pages/xss.html'), headers: { 'content-security-policy': "default-src 'self'; report-uri /report" },
  },
  '/rich': { file: here('pages/rich.html') },
  '/nested': { file: here('pages/nested.html') },
  '/xss': { file: here('pages/xss.html') },
  '/live': { file: here('pages/live.html') },
  '/frame': { file: here('pages/frame.html') },
  '/stories/keepers-books': { file: `${FIXTURES}/friend--render-time-article/page.html` },
  '/japanese': { file: `${FIXTURES}/aggregator--table-layout-ja/page.html` },
  '/arabic': { file: `${FIXTURES}/aggregator--definition-list-ar/page.html` },
};

/** Serves the pages; `requests` lists what was asked for, and the headers. */
export async function serve(extra = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    requests.push({ path, referer: request.headers.referer, purpose: request.headers['sec-fetch-dest'] });
    const page = PAGES[path] ?? extra[path];
    if (path.endsWith('.svg')) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' });
      response.end('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="420"><defs><linearGradient id="g" x2="1" y2="1">'
        + '<stop stop-color="#7fb2ab"/><stop offset="1" stop-color="#f0c987"/></linearGradient></defs>'
        + '<rect width="800" height="420" fill="url(#g)"/><circle cx="590" cy="150" r="62" fill="#fff3d6"/>'
        + '<path d="M0 420V300l170-110 150 120 140-80 340 190z" fill="#2d5f5a"/></svg>');
      return;
    }
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page ? (page.body ?? readFileSync(page.file)) : 'not here');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  return { base, requests, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** The pages and a browser for all tests of a file, closed after them; neither where the browser is missing. */
export async function together(isThere, startBrowser) {
  if (!isThere) return {};
  const server = await serve();
  const browser = await startBrowser();
  after(async () => {
    await browser.close();
    await server.close();
  });
  return { server, browser };
}

/** A browser with the extension in `folder`; `read(url)` opens a page and clicks the button. */
export async function start({ folder = here('../dist/chromium'), language = 'en', size = { width: 1280, height: 900 }, more = [] } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'clean-view-extension-'));
  const browser = await puppeteer.launch({
    executablePath: CHROMIUM, userDataDir: profile, headless: true, pipe: true, enableExtensions: true,
    defaultViewport: size, timeout: PATIENCE_MS, protocolTimeout: 2 * PATIENCE_MS, env: { ...process.env, LANGUAGE: language },
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync',
      '--disable-component-update', `--lang=${language}`, ...more],
  });
  const id = await browser.installExtension(folder);
  // Without its worker a click is lost.
  await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes(id),
    { timeout: PATIENCE_MS });
  const extension = (await browser.extensions()).get(id);

  /** Waits from now on; call the result for the reader. */
  const nextReader = () => {
    const opened = browser.waitForTarget((target) => target.url().startsWith(`chrome-extension://${id}/reader.html`)
      && !target.seen, { timeout: PATIENCE_MS });
    return async () => {
      const target = await opened;
      target.seen = true;
      const reader = await target.page();
      reader.setDefaultTimeout(PATIENCE_MS);
      if (size) await reader.setViewport(size);
      await reader.waitForSelector('html.ready');
      return reader;
    };
  };
  const click = async (page) => {
    const opened = nextReader();
    await page.bringToFront();
    await page.triggerExtensionAction(extension);
    return opened();
  };
  const open = async (url) => {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return page;
  };
  const read = async (url) => {
    const page = await open(url);
    return { page, reader: await click(page) };
  };
  const close = async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, id, open, click, nextReader, read, close };
}
