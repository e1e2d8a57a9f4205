// "Always on this site": a block's state made a rule, and the panel with the rules of the site.
import type { SiteRules } from 'clean-view';

import { number, t } from '../i18n.js';
import { type RuleBook, selectorsOf, siteOf, type Wish } from '../rules.js';
import { isPrivate } from '../settings.js';
import { announce, el } from './dom.js';
import { saveFile } from './export.js';

export class Always {
  readonly #site: string | null;
  /** Called after a rule came or went. */
  onchange: () => void = () => undefined;

  /** `check` throws what the core says about the text of a file of rules. */
  constructor(
    private readonly book: RuleBook, address: string,
    private readonly check: (rules: SiteRules | string) => Promise<void>,
  ) {
    this.#site = isPrivate() ? null : siteOf(address);
  }

  /** How many selectors hold for the site. */
  get count(): number {
    return this.#rows().length;
  }

  /** The button for a block with this path, in this state; null where it makes no sense. */
  button(wish: Wish, path: string | null | undefined, isChanged: boolean): HTMLElement | null {
    const site = this.#site;
    if (site === null || !path) return null;
    const isOn = this.book.has(site, wish, path);
    const isOpposed = this.book.has(site, wish === 'keep' ? 'prune' : 'keep', path);
    if (!isOn && !isOpposed && !isChanged) return null;
    return el('button', {
      type: 'button', class: 'always', 'data-act': 'always', 'aria-pressed': String(isOn), title: `${site}: ${path}`,
      onclick: () => {
        const done = isOn ? this.book.remove(site, path) : this.book.add(site, wish, path);
        void done.then(() => this.onchange());
      },
    }, t('alwaysHere'));
  }

  /** Contents of the panel. */
  panel(): HTMLElement[] {
    const box = el('div', { class: 'rules' });
    const build = () => {
      const rows = this.#rows();
      box.replaceChildren(
        ...(rows.length === 0 ? [el('p', {}, t('noRules', this.#site ?? ''))] : []),
        ...rows.map(({ site, wish, selector }) => el('div', { class: 'rule-row' },
          el('span', { class: 'kind' }, t(`rule_${wish}`)), el('code', { dir: 'ltr' }, selector),
          el('button', {
            type: 'button', 'aria-label': t('deleteRule', selector), onclick: () => {
              void this.book.remove(site, selector).then(() => {
                build();
                this.onchange();
              });
            },
          }, t('remove')))),
        this.#files(build));
    };
    build();
    return [box];
  }

  #rows(): { site: string; wish: Wish; selector: string }[] {
    if (this.#site === null) return [];
    return this.book.forSite(this.#site).flatMap((rule) => (['prune', 'keep'] as const).flatMap((wish) =>
      selectorsOf(rule, wish).map((selector) => ({ site: rule.site, wish, selector }))));
  }

  #files(changed: () => void): HTMLElement {
    const file = el('input', {
      type: 'file', accept: 'application/json,.json', hidden: true, onchange: () => void this.#take(file, changed),
    });
    return el('div', { class: 'file-buttons' },
      el('button', {
        type: 'button', onclick: () => saveFile('cleanview-rules.json', 'application/json', this.book.export()),
      }, t('exportSettings')),
      el('button', { type: 'button', onclick: () => file.click() }, t('importSettings')), file);
  }

  async #take(file: HTMLInputElement, changed: () => void): Promise<void> {
    try {
      const text = (await file.files?.[0]?.text()) ?? '';
      await this.check(text);
      announce(t('rulesImported', number(await this.book.import(text))));
      changed();
      this.onchange();
    } catch (error) {
      announce(t('rulesRefused', error instanceof Error ? error.message : ''));
    }
  }
}
