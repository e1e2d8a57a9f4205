// "Why this view": a bar with a filter by kind, undo and redo, above the text with everything in its place.
import { number, t } from '../i18n.js';
import type { Always } from './always.js';
import { byId, el, iconButton } from './dom.js';
import { togglePanel } from './panel.js';
import { kindName, type View } from './view.js';

export class Why {
  #isOn = false;
  #only: string | null = null;

  constructor(
    private readonly view: View, private readonly always: Always, private readonly changed: () => void,
  ) {
    view.edits.onchange = () => this.render();
    always.onchange = () => this.render();
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  toggle(): void {
    this.#isOn = !this.#isOn;
    this.#only = null;
    this.render();
    byId('why-bar').querySelector<HTMLElement>(this.#isOn ? 'button' : 'none')?.focus();
  }

  /** Shows the text or the reasons, whichever is on, after anything changed. The focus stays where it was. */
  render(): void {
    const focus = focused();
    document.documentElement.classList.toggle('why', this.#isOn);
    const bar = byId('why-bar');
    bar.hidden = !this.#isOn;
    bar.setAttribute('aria-label', t('why'));
    if (this.#isOn) {
      this.view.showWhy((kind) => this.#only === null || this.#only === kind);
      bar.replaceChildren(el('div', { class: 'why-inner' }, this.#filters(), this.#actions()));
    } else {
      this.view.showText();
    }
    this.changed();
    restoreFocus(focus);
  }

  #filters(): HTMLElement {
    const counts = new Map<string, number>([['kept', this.view.keptCount]]);
    for (const { kind } of this.view.pieces) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const all = [...counts.values()].reduce((a, b) => a + b, 0);
    const chip = (kind: string | null, label: string, count: number) => el('button', {
      type: 'button', class: 'chip', 'data-kind': kind ?? 'all', 'aria-pressed': String(this.#only === kind),
      onclick: () => {
        this.#only = kind;
        this.render();
      },
    }, `${label} `, el('span', { class: 'count' }, number(count)));
    return el('div', { class: 'chips', role: 'group', 'aria-label': t('filter') },
      chip(null, t('all'), all),
      ...[...counts].map(([kind, count]) => chip(kind, kind === 'kept' ? t('kept') : kindName(kind), count)));
  }

  #actions(): HTMLElement {
    const { edits } = this.view;
    return el('div', { class: 'why-actions' },
      el('button', {
        type: 'button', class: 'chip', 'data-panel': 'rules', 'aria-controls': 'panel', 'aria-expanded': 'false',
        onclick: () => togglePanel('rules', t('siteRules'), () => this.always.panel()),
      }, `${t('siteRules')} `, el('span', { class: 'count' }, number(this.always.count))),
      iconButton('undo', t('undo'), () => edits.undo(), { disabled: !edits.canUndo }),
      iconButton('redo', t('redo'), () => edits.redo(), { disabled: !edits.canRedo }),
      iconButton('close', t('closeWhy'), () => this.toggle()));
  }
}

/** Elements are made anew, so the focus is remembered by what the element stands for. */
function focused(): string | null {
  const active = document.activeElement;
  for (const name of ['data-block', 'data-piece', 'data-kind']) {
    const value = active?.closest(`[${name}]`)?.getAttribute(name);
    const act = active?.getAttribute('data-act');
    if (value) return `[${name}="${CSS.escape(value)}"]${act ? ` [data-act="${act}"]` : ''}`;
  }
  if (active?.matches('[data-panel="rules"]')) return '[data-panel="rules"]';
  return active?.closest('.why-actions') ? `[aria-label="${CSS.escape(active.getAttribute('aria-label') ?? '')}"]` : null;
}

function restoreFocus(selector: string | null): void {
  if (selector === null) return;
  const owner = document.querySelector<HTMLElement>(selector);
  const target = owner?.matches('button') ? owner : owner?.querySelector<HTMLElement>('[data-act="turn"]');
  if (target && !target.hasAttribute('disabled')) target.focus({ preventScroll: true });
  else byId('why-bar').querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
}
