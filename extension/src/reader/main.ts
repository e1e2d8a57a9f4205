// The reader page: reads the tab it was opened for, and puts the view together.
import type { Article } from 'clean-view';

import { api } from '../browser.js';
import { direction, language, t } from '../i18n.js';
import { ReadingError } from '../inject.js';
import { RuleBook } from '../rules.js';
import { checked, namesOf, SettingsStore, type Settings } from '../settings.js';
import { applySettings } from './apply.js';
import { Always } from './always.js';
import { announce, byId, el, iconButton } from './dom.js';
import { editedArticle } from './edited.js';
import { Edits } from './edits.js';
import { copyText } from './enhance.js';
import { exportPanel, written } from './export.js';
import { header, hostOf } from './header.js';
import { applyImages, waiting, waitingText } from './images.js';
import { keysPanel, listen, type KeyRow } from './keys.js';
import { checkRules, readTab, type Reading } from './load.js';
import { setUpOutline, type Outline } from './outline.js';
import { closePanel, togglePanel } from './panel.js';
import { relatedPanel } from './related.js';
import { settingsPanel } from './settings-panel.js';
import { Speech } from './speech.js';
import { View } from './view.js';
import { Why } from './why.js';

const SIZE_STEP = 1;

/** The reader once there is something to read. */
class Reader {
  readonly #view: View;
  readonly #why: Why;
  readonly #speech: Speech;
  readonly #outline: Outline;
  readonly #keys: readonly KeyRow[];
  readonly #related: HTMLElement | null;
  readonly #full: Promise<void>;
  #showsPictures = false;

  constructor(
    reading: Reading, book: RuleBook, private readonly store: SettingsStore, private readonly back: () => void,
  ) {
    const { article, page } = reading;
    const always = new Always(book, page.url, checkRules);
    this.#view = new View(article, page, new Edits(), always);
    this.#related = relatedPanel(article);
    this.#show(reading);
    this.#outline = setUpOutline(this.#view.body, article.reading_seconds);
    this.#speech = new Speech(this.#view.body, article.language ?? '', store);
    this.#why = new Why(this.#view, always, () => {
      this.#outline.refresh();
      this.#apply();
    });
    this.#keys = this.#keyRows();
    this.#toolbar();
    store.onchange = () => this.#apply();
    listen(this.#keys, () => store.values.keys === 'on');
    this.#why.render();
    // After the first picture of the page, so that it does not wait for this.
    this.#full = painted().then(reading.rest).then((full) => {
      this.#view.complete(full);
      performance.mark('complete');
    });
  }

  #show({ article, page }: Reading): void {
    document.title = article.title ?? article.title_raw ?? page.title;
    const text = el('article', {
      class: 'article', id: 'article', tabindex: -1, lang: article.language, dir: article.direction,
      'aria-labelledby': 'title',
    }, header(article, page.url));
    if (page.cut) text.append(notice('pageCut'));
    if (!article.readable) text.append(notice('notReadable'));
    text.append(el('p', { class: 'pictures', id: 'pictures', hidden: true }), this.#view.body);
    byId('main').replaceChildren(text);
    const rail = byId('rail');
    rail.setAttribute('aria-label', t('related'));
    rail.hidden = this.#related === null;
    document.documentElement.classList.toggle('no-rail', this.#related === null);
    if (this.#related) rail.replaceChildren(this.#related);
    byId('outline').hidden = false;
  }

  /** Settings to the page; called after every change of settings or text. */
  #apply(): void {
    const { values } = this.store;
    applySettings(values);
    const show = () => {
      this.#showsPictures = true;
      this.#apply();
    };
    applyImages(this.#view.body, values.images === 'ask' && this.#showsPictures ? 'on' : values.images, show);
    const bar = byId('pictures');
    const count = waiting(this.#view.body);
    bar.hidden = count === 0;
    if (!bar.hidden) bar.replaceChildren(el('button', { type: 'button', onclick: show }, waitingText(count)));
  }

  #toolbar(): void {
    const button = (name: string, key: string, action: () => void, extra = {}) =>
      iconButton(name, t(key), action, extra);
    const panel = (name: string) => ({ 'data-panel': name, 'aria-expanded': 'false', 'aria-controls': 'panel' });
    byId('toolbar').replaceChildren(
      el('button', { type: 'button', class: 'back', onclick: () => this.back() },
        iconOf('back'), el('span', {}, t('backToPage'))),
      el('span', { class: 'time-left', id: 'time-left' }),
      el('div', { class: 'tools', role: 'toolbar', 'aria-label': t('tools') },
        button('outline', 'outline', () => this.#toggleOutline(), { class: 'icon-button only-narrow' }),
        this.#related && button('related', 'related', () => this.#goToRelated()),
        button('why', 'why', () => void this.#toggleWhy(), { id: 'why-button' }),
        button('listen', 'listen', () => this.#speech.toggle()),
        button('save', 'copyAndSave', () => void this.#openExport(), panel('export')),
        button('settings', 'settings', () => this.#openSettings(), panel('settings')),
        button('help', 'keys', () => this.#openKeys(), panel('keys'))));
  }

  #toggleOutline(): void {
    const isOpen = document.documentElement.classList.toggle('outline-open');
    if (isOpen) byId('outline').querySelector('a')?.focus();
  }

  #goToRelated(): void {
    this.#related?.scrollIntoView({ block: 'start' });
    this.#related?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  #openSettings(): void {
    togglePanel('settings', t('settings'), () => settingsPanel(this.store, this.#view.page.url, () => this.#apply()));
  }

  async #openExport(): Promise<void> {
    const article = await this.#article();
    togglePanel('export', t('copyAndSave'), () => exportPanel(article, this.#view.page.url));
  }

  /** The whole record, with the user's changes. */
  async #article(): Promise<Article> {
    await this.#full;
    return editedArticle(this.#view);
  }

  #openKeys(): void {
    togglePanel('keys', t('keys'), () => keysPanel(this.#keys));
  }

  /** Escape closes what is open, the innermost first, and then goes back to the page. */
  #escape(): void {
    const note = document.querySelector<HTMLElement>(':popover-open');
    if (note) return note.hidePopover();
    if (closePanel()) return;
    if (this.#speech.isOpen) return this.#speech.close();
    if (document.documentElement.classList.contains('outline-open')) return this.#toggleOutline();
    if (this.#why.isOn) return this.#why.toggle();
    this.back();
  }

  async #toggleWhy(): Promise<void> {
    await this.#full;
    this.#why.toggle();
  }

  #resize(step: number): void {
    const { size } = checked({ size: this.store.values.size + step });
    if (size === undefined) return;
    this.store.set('size', size);
    this.#apply();
  }

  /** Goes to the next of a setting's names, and to the first after the last. */
  #next(key: 'theme' | 'lineFocus'): void {
    const names = namesOf(key);
    const name = names[(names.indexOf(this.store.values[key]) + 1) % names.length] as Settings[typeof key];
    this.store.set(key, name);
    this.#apply();
    announce(`${t(`set_${key}`)}: ${t(`${key}_${name}`)}`);
  }

  async #copyMarkdown(): Promise<void> {
    await copyText(written(await this.#article(), 'markdown', this.#view.page.url));
  }

  #keyRows(): KeyRow[] {
    const { edits } = this.#view;
    const row = (keys: string[], label: string, action: () => void): KeyRow => ({ keys, label, action });
    return [
      row(['Escape'], 'keyEscape', () => this.#escape()),
      row(['o'], 'outline', () => this.#toggleOutline()),
      row(['n'], 'keyNext', () => this.#outline.jump(1)),
      row(['p'], 'keyPrevious', () => this.#outline.jump(-1)),
      row(['r'], 'related', () => this.#goToRelated()),
      row(['w'], 'why', () => void this.#toggleWhy()),
      row(['u'], 'undo', () => edits.undo()),
      row(['U'], 'redo', () => edits.redo()),
      row(['l'], 'listen', () => this.#speech.toggle()),
      row(['m'], 'keyCopyMarkdown', () => void this.#copyMarkdown()),
      row(['s'], 'copyAndSave', () => void this.#openExport()),
      row(['+', '='], 'keyLarger', () => this.#resize(SIZE_STEP)),
      row(['-'], 'keySmaller', () => this.#resize(-SIZE_STEP)),
      row(['t'], 'keyTheme', () => this.#next('theme')),
      row(['f'], 'set_lineFocus', () => this.#next('lineFocus')),
      row([','], 'settings', () => this.#openSettings()),
      row(['?'], 'keys', () => this.#openKeys()),
    ];
  }
}

/** Resolves once the browser has drawn what is there now. */
async function painted(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  performance.mark('painted');
}

/** A sentence of the interface inside the article, whose language may be another. */
function notice(key: string): HTMLElement {
  return el('p', { class: 'notice', dir: direction(), lang: language() }, t(key));
}

function iconOf(name: string): Node {
  return iconButton(name, '', () => undefined).firstChild as Node;
}

/** Back to the page, which is as it was: the reader is a tab of its own. */
async function goBack(tabId: number): Promise<void> {
  try {
    await api.tabs.update(tabId, { active: true });
  } catch {
    // The page's tab is gone.
  }
  const own = await api.tabs.getCurrent();
  if (own?.id !== undefined) await api.tabs.remove(own.id);
}

function showError(error: unknown, back: () => void): void {
  const isUnreadable = error instanceof ReadingError && error.code === 'unreadable';
  document.title = t('name');
  byId('main').replaceChildren(el('div', { class: 'failure', role: 'alert' },
    el('h1', {}, t(isUnreadable ? 'unreadableTitle' : 'failedTitle')),
    el('p', {}, t(isUnreadable ? 'unreadableText' : 'failedText')),
    el('p', { class: 'detail', lang: 'en' }, error instanceof Error ? error.message : String(error)),
    el('button', { type: 'button', onclick: back }, t('backToPage'))));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && back());
}

/** The common settings hold before the page is there. */
async function openSettings(): Promise<SettingsStore> {
  const store = await SettingsStore.open();
  applySettings(store.values);
  return store;
}

async function main(): Promise<void> {
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
  byId('skip').textContent = t('skipToText');
  performance.mark('begun');
  const address = new URLSearchParams(location.search);
  const tabId = Number(address.get('tab'));
  const back = () => void goBack(tabId);
  try {
    const [reading, book, store] = await Promise.all([
      readTab(tabId, address.has('fresh')),
      RuleBook.open(),
      openSettings(),
    ]);
    store.useSite(hostOf(reading.page.url));
    applySettings(store.values);
    new Reader(reading, book, store, back);
    byId('article').focus({ preventScroll: true });
    performance.mark('shown');
  } catch (error) {
    showError(error, back);
  }
  document.documentElement.classList.add('ready');
}

void main();
