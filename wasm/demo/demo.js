// The page: where HTML comes from, and which view of the record is shown. views.js makes the views, worker.js the record.
import { articleView, badgesView, codeView, element, facts, relatedView, removedView } from './views.js';

const $ = (id) => document.getElementById(id);
const worker = new Worker('worker.js', { type: 'module' });
const tabs = [...document.querySelectorAll('[role=tab]')];

/** Bytes of an opened file, which the text box shows but cannot hold: their encoding is part of the page. */
let file = null;
let asked = 0;
let sizeAsked = 0;

function say(text, isError = false) {
  $('status').textContent = text;
  $('status').className = isError ? 'error' : '';
}

function extract() {
  const html = file ?? $('html').value;
  if (html.length === 0) return say('Paste the HTML of a page first, or try a sample.', true);
  if (!$('url').reportValidity()) return undefined;
  const url = $('url').value.trim();
  const options = {
    ...(url !== '' && { url }), focus: $('focus').value, content: ['html', 'markdown', 'text'], explain: true, provenance: true,
    deadlineMs: 20_000,
  };
  asked += 1;
  sizeAsked = typeof html === 'string' ? new Blob([html]).size : html.length;
  say('Reading…');
  worker.postMessage({ id: asked, html, options });
  return undefined;
}

worker.onmessage = ({ data }) => {
  if (data.failed !== undefined) return say(`The extractor could not be loaded: ${data.failed}`, true);
  if (data.ready) return asked === 0 ? say('Ready.') : undefined;
  if (data.id !== asked) return undefined;  // another page was asked for in the meantime
  $('result').hidden = data.error !== undefined;
  if (data.error !== undefined) return say(`${data.error.code}: ${data.error.message}`, true);
  show(data.record, data.milliseconds);
  return undefined;
};
worker.onerror = (event) => say(`The extractor could not be loaded: ${event.message ?? 'a file is missing'}`, true);

function show(record, milliseconds) {
  $('facts').replaceChildren(...facts(record, milliseconds, sizeAsked));
  $('panel-article').replaceChildren(...articleView(record));
  $('panel-related').replaceChildren(...relatedView(record.related));
  $('panel-badges').replaceChildren(...badgesView(record.badges));
  const showRemoved = (kind) => $('panel-removed').replaceChildren(...removedView(record.removed, kind, (chosen) => {
    showRemoved(chosen);
    $('panel-removed').querySelector('[aria-pressed=true]').focus();
  }));
  showRemoved('');
  $('panel-markdown').replaceChildren(...codeView(record.markdown, 'article.md', 'text/markdown'));
  $('panel-record').replaceChildren(...codeView(JSON.stringify(record, null, 2), 'record.json', 'application/json'));
  for (const name of ['related', 'badges', 'removed']) $(`tab-${name}`).querySelector('b').textContent = record[name].length;
  const warnings = record.warnings.map((warning) => warning.message).join('; ');
  say(`Done: ${record.title ?? 'a page without a title'}.${warnings ? ` Note: ${warnings}.` : ''}`);
}

function select(tab) {
  for (const other of tabs) {
    const on = other === tab;
    other.ariaSelected = String(on);
    other.tabIndex = on ? 0 : -1;
    $(other.getAttribute('aria-controls')).hidden = !on;
  }
  tab.focus();
}

const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };
$('tabs').addEventListener('click', (event) => {
  const tab = event.target.closest('[role=tab]');
  if (tab) select(tab);
});
$('tabs').addEventListener('keydown', (event) => {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const at = tabs.indexOf(document.activeElement);
  const to = Number.isFinite(step) ? (at + step + tabs.length) % tabs.length : step < 0 ? 0 : tabs.length - 1;
  select(tabs[to]);
});

async function open(blob) {
  const packed = blob.name.endsWith('.gz');
  const stream = packed ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  try {
    take(new Uint8Array(await new Response(stream).arrayBuffer()), blob.name);
  } catch (error) {
    say(`${blob.name} could not be read: ${error.message}`, true);
  }
}

const SHOWN_BYTES = 200_000;
function take(bytes, name) {
  file = bytes;
  $('html').value = new TextDecoder().decode(bytes.subarray(0, SHOWN_BYTES));
  const cut = bytes.length > SHOWN_BYTES ? ' The box shows its beginning.' : '';
  $('file-note').textContent = `${name}, ${bytes.length.toLocaleString('en')} bytes, read as they are.${cut} Editing the text replaces the file.`;
  $('file-note').hidden = false;
  extract();
}

function dropFile() {
  file = null;
  $('file-note').hidden = true;
}

$('input').addEventListener('submit', (event) => {
  event.preventDefault();
  extract();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) extract();
});
$('html').addEventListener('input', dropFile);
$('html').addEventListener('paste', () => setTimeout(extract));
$('file').addEventListener('change', () => {
  if ($('file').files.length > 0) open($('file').files[0]);
  $('file').value = '';
});
$('clear').addEventListener('click', () => {
  dropFile();
  asked += 1;
  $('input').reset();
  $('result').hidden = true;
  $('html').focus();
  say('Ready.');
});

// A drop anywhere on the page counts, so that a near miss does not leave the page.
document.addEventListener('dragover', (event) => {
  event.preventDefault();
  $('drop').classList.add('over');
});
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) $('drop').classList.remove('over');
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  $('drop').classList.remove('over');
  const [dropped] = event.dataTransfer.files;
  if (dropped) return open(dropped);
  const html = event.dataTransfer.getData('text/html') || event.dataTransfer.getData('text/plain');
  if (html === '') return undefined;
  dropFile();
  $('html').value = html;
  return extract();
});

async function offerSamples() {
  const response = await fetch('samples.json');
  for (const { name, title, url } of await response.json()) $('sample').append(element('option', { value: name, textContent: title, title: url }));
  $('sample').addEventListener('change', async () => {
    const chosen = $('sample').selectedOptions[0];
    if (chosen.value === '') return;
    const page = await fetch(`samples/${chosen.value}.html`);
    $('url').value = chosen.title;
    take(new Uint8Array(await page.arrayBuffer()), `${chosen.textContent} (sample)`);
    $('sample').value = '';
  });
}
offerSamples().catch(() => { $('sample').hidden = true; });
