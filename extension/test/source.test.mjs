// What must be true of the sources and of the built package, without a browser.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const filesIn = (folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const sources = filesIn('src').filter((path) => path.endsWith('.ts'));
const messages = (language) => readJson(`_locales/${language}/messages.json`);

test('markup becomes elements in sanitize.ts alone', () => {
  const doors = /\binnerHTML\s*=|\bouterHTML\s*=|insertAdjacentHTML|document\.write|\bDOMParser\b|createContextualFragment|setHTMLUnsafe|\bsrcdoc\s*=/;
  for (const path of sources) assert.doesNotMatch(readFileSync(path, 'utf8'), doors, path);
  const cleaners = sources.filter((path) => readFileSync(path, 'utf8').includes("from 'dompurify'"));
  assert.deepEqual(cleaners.map((path) => path.split('/').at(-1)), ['sanitize.ts']);
});

test('no code is made of text, and nothing asks the network', () => {
  for (const path of sources) {
    const text = readFileSync(path, 'utf8');
    assert.doesNotMatch(text, /\beval\(|new Function\b|setTimeout\(\s*['"`]/, path);
    assert.doesNotMatch(text, /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection/, path);
  }
});

for (const platform of ['chromium', 'firefox']) {
  test(`the ${platform} package asks for what a click cannot grant, and no more`, { skip: !existsSync(`${root}/dist`) }, () => {
    const manifest = readJson(`dist/${platform}/manifest.json`);
    assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage', 'contextMenus']);
    for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable', 'optional_permissions']) {
      assert.equal(manifest[key], undefined, key);
    }
    assert.match(manifest.content_security_policy.extension_pages, /default-src 'none'.*require-trusted-types-for 'script'/);
    assert.equal(manifest.commands._execute_action.suggested_key.default, 'Alt+Shift+R');
  });
}

test('all languages have the same messages with the same gaps', () => {
  const languages = readdirSync(join(root, '_locales'));
  assert.equal(languages.length, 11);
  const english = messages('en');
  const gaps = (text) => [...new Set(text.match(/\$\d/g) ?? [])].sort().join();
  for (const language of languages) {
    const own = messages(language);
    assert.deepEqual(Object.keys(own), Object.keys(english), language);
    for (const [key, { message }] of Object.entries(own)) {
      assert.ok(message.trim() !== '', `${language} ${key}`);
      assert.equal(gaps(message), gaps(english[key].message), `${language} ${key}`);
    }
  }
});

test('every message that the code names exists, and every message is named', () => {
  const text = sources.map((path) => readFileSync(path, 'utf8')).join('\n') + JSON.stringify(readJson('platform/manifest.json'));
  const english = Object.keys(messages('en'));
  for (const [, key] of text.matchAll(/\bt\('(\w+)'/g)) assert.ok(english.includes(key), key);
  const prefixes = [...text.matchAll(/t\(`(\w*?_)?\$\{/g)].map(([, prefix]) => prefix).filter(Boolean);
  const settings = [...readFileSync(join(root, 'src/settings.ts'), 'utf8').matchAll(/^ {2}(\w+): \{ initial/gm)].map(([, key]) => `${key}_`);
  for (const key of english) {
    const isNamed = new RegExp(`['_]${key}(?:['_]|__)`).test(text)
      || [...prefixes, ...settings, 'set_'].some((prefix) => key.startsWith(prefix));
    assert.ok(isNamed, `${key} is said nowhere`);
  }
});

test('messages name all kinds that the core knows', () => {
  const table = readFileSync(join(root, '../extractor/content/rule_table.cc'), 'utf8');
  const kinds = [...table.matchAll(/\{"\w+", "(\w+)", "/g)].map(([, kind]) => kind);
  assert.ok(kinds.length > 30);
  for (const kind of kinds) assert.ok(messages('en')[`kind_${kind}`], kind);
});
