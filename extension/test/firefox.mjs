// A real headless Firefox with the extension, by Marionette over TCP: the protocol that lets a test press the toolbar
// button and look into the extension's own pages.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find(existsSync);
const FOLDER = fileURLToPath(new URL('../dist/firefox', import.meta.url));
const ID = 'clean-view@clean-view.example';
const UUID = 'c1ea0000-0000-4000-8000-000000000001';

export const hasFirefox = FIREFOX !== undefined && existsSync(join(FOLDER, 'manifest.json'));

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Messages are "length:json"; a command is [0, id, name, parameters], an answer [1, id, error, result]. */
class Marionette {
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #id = 0;

  constructor(socket) {
    this.socket = socket;
    socket.on('data', (data) => {
      this.#buffer = Buffer.concat([this.#buffer, data]);
      this.#take();
    });
  }

  #take() {
    for (let colon = this.#buffer.indexOf(':'); colon > 0; colon = this.#buffer.indexOf(':')) {
      const length = Number(this.#buffer.subarray(0, colon));
      if (this.#buffer.length < colon + 1 + length) return;
      const message = JSON.parse(this.#buffer.subarray(colon + 1, colon + 1 + length));
      this.#buffer = this.#buffer.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  }

  send(name, parameters = {}) {
    const id = ++this.#id;
    const text = JSON.stringify([0, id, name, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }
}

async function connected(port) {
  for (let i = 0; i < 450; i++) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise((resolve) => socket.once('connect', () => resolve(true)).once('error', () => resolve(false)));
    if (isOpen) return socket;
    await sleep(200);
  }
  throw new Error('Firefox does not answer');
}

/** A Firefox with the extension; `click()` presses its button, `run(script)` runs in the window that is looked at. */
export async function startFirefox() {
  const profile = mkdtempSync(join(tmpdir(), 'clean-view-firefox-'));
  const port = await freePort();
  const preferences = {
    'marionette.port': port, 'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
    'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false, 'app.update.enabled': false, 'browser.startup.homepage': 'about:blank',
    // The question whether a site may be read is answered with yes.
    'extensions.webextOptionalPermissionPrompts': false,
    'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
  };
  writeFileSync(join(profile, 'user.js'), Object.entries(preferences)
    .map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`).join(''));
  const process_ = spawn(FIREFOX, ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
    { stdio: 'ignore', env: { ...process.env, HOME: profile } });
  const socket = await connected(port);
  const wire = new Marionette(socket);
  await wire.send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  await wire.send('Addon:Install', { path: FOLDER, temporary: true });

  const inChrome = async (script) => {
    await wire.send('Marionette:SetContext', { value: 'chrome' });
    const { value } = await wire.send('WebDriver:ExecuteScript', { script, args: [] });
    await wire.send('Marionette:SetContext', { value: 'content' });
    return value;
  };
  const run = async (script, ...args) => (await wire.send('WebDriver:ExecuteScript', { script, args })).value;
  const handles = async () => wire.send('WebDriver:GetWindowHandles');
  const until = async (check, what) => {
    for (let i = 0; i < 900; i++) {
      const value = await check();
      if (value) return value;
      await sleep(100);
    }
    throw new Error(`Firefox: ${what} did not happen`);
  };
  return {
    run, until, wire, handles,
    open: (url) => wire.send('WebDriver:Navigate', { url }),
    current: async () => (await wire.send('WebDriver:GetWindowHandle')).value,
    switchTo: (handle) => wire.send('WebDriver:SwitchToWindow', { handle, focus: true }),
    press: (key) => wire.send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }] }],
    }),
    /** A press of the mouse, which browsers take for the user's. */
    async pressOn(selector) {
      const { value } = await wire.send('WebDriver:FindElement', { using: 'css selector', value: selector });
      await wire.send('WebDriver:ElementClick', { id: Object.values(value)[0] });
    },
    /** Presses the toolbar button and looks at the reader that opens. */
    async click() {
      const before = new Set(await handles());
      await inChrome(`
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const extension = WebExtensionPolicy.getByID('${ID}').extension;
        ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);`);
      return this.reader(before);
    },
    /** Looks at the reader that opens beside the windows `before`. */
    async reader(before) {
      const opened = await until(async () => (await handles()).find((handle) => !before.has(handle)), 'the reader');
      await wire.send('WebDriver:SwitchToWindow', { handle: opened, focus: true });
      await until(() => run("return document.documentElement?.classList.contains('ready')").catch(() => false), 'reading');
      return opened;
    },
    async close() {
      const ended = new Promise((resolve) => process_.once('exit', resolve));
      await wire.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => process_.kill());
      await ended;
      socket.destroy();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
