// Serves the demo page, or writes it as a folder for any static host.
//
//   node demo/serve.mjs [--port 8080]      then open the address that it prints
//   node demo/serve.mjs --write FOLDER
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGES = ['index.html', 'demo.css', 'demo.js', 'views.js', 'worker.js'];
const MODULE = ['index.js', 'module.js', 'types.js', 'clean-view.wasm'];
const SAMPLES = [
  ['aggregator--semantic', 'An aggregator: badges and related links'],
  ['aggregator--amp-fr', 'An AMP page in French'],
  ['friend--read-more-essay-de', 'An essay in German'],
  ['friend--follow-me-tutorial-fr', 'A tutorial in French'],
  ['aggregator--definition-list-ar', 'A page in Arabic'],
];
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.wasm': 'application/wasm',
};

/** Path on the server to what is there: a file's path, or bytes. */
function routes() {
  const fixture = (name, file) => here(`../../fixtures/${name}/${file}`);
  const samples = SAMPLES.map(([name, title]) => ({ name, title, url: JSON.parse(readFileSync(fixture(name, 'source.json'))).url }));
  return new Map([
    ...PAGES.map((name) => [`/demo/${name}`, here(name)]),
    ...MODULE.map((name) => [`/dist/${name}`, here(`../dist/${name}`)]),
    ...SAMPLES.map(([name]) => [`/demo/samples/${name}.html`, fixture(name, 'page.html')]),
    ['/demo/samples.json', Buffer.from(JSON.stringify(samples))],
  ]);
}

// The policy has its home in the page; frames can be forbidden in a header only.
const policy = `${readFileSync(here('index.html'), 'utf8').match(/Content-Security-Policy" content="([^"]*)"/)[1]}; frame-ancestors 'none'`;

/** Starts the server; port 0 takes a free one. `more` maps further paths to bytes. */
export async function serve(port = 0, more = new Map()) {
  const known = new Map([...routes(), ...more]);
  const server = createServer((request, response) => {
    let path = new URL(request.url, 'http://localhost').pathname;
    if (path === '/') return response.writeHead(302, { location: '/demo/' }).end();
    if (path === '/demo/') path = '/demo/index.html';
    const found = known.get(path);
    if (found === undefined || request.method !== 'GET') return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    return response.end(typeof found === 'string' ? readFileSync(found) : found);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}

/** Writes the demo below `folder`; open `demo/` there through any server. */
export function write(folder) {
  for (const [path, found] of routes()) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof found === 'string') cpSync(found, target);
    else writeFileSync(target, found);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '8080' }, write: { type: 'string' } } });
  if (values.write !== undefined) {
    write(values.write);
  } else {
    const server = await serve(Number(values.port));
    console.log(`http://127.0.0.1:${server.address().port}/demo/   (Ctrl C ends it)`);
  }
}
