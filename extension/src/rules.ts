// Site rules: what the user decided for good about a site's pages (docs/site-rules.md). They are kept as the file that
// `cleanview --rules FILE` reads, in storage.local, since a list of sites is nobody else's business.
import type { SiteRule, SiteRules } from 'clean-view';

import { api } from './browser.js';
import { isPrivate } from './settings.js';

/** What the user can say of a block: always gone, always there. */
export type Wish = 'prune' | 'keep';

const STORED = 'rules';
const EMPTY: SiteRules = { schema: 'cleanview-rules/1', rules: [] };

/** The kept file: hand it to the core, which knows what of it is for a page. */
export async function storedRules(): Promise<SiteRules> {
  return ((await api.storage.local.get(STORED))[STORED] as SiteRules | undefined) ?? EMPTY;
}

/** The site that a rule from the page at `address` is for: its host, without "www."; null for files and the like. */
export function siteOf(address: string): string | null {
  try {
    return new URL(address).hostname.replace(/^www\./, '') || null;
  } catch {
    return null;
  }
}

export function selectorsOf(rule: SiteRule, wish: Wish): readonly string[] {
  const list = rule[wish];
  return typeof list === 'string' ? [list] : list ?? [];
}

export class RuleBook {
  private constructor(private file: SiteRules) {}

  static async open(): Promise<RuleBook> {
    return new RuleBook(await storedRules());
  }

  /** Rules whose site is `site`, or one that `site` is below. */
  forSite(site: string): readonly SiteRule[] {
    return this.file.rules.filter((rule) => {
      const host = rule.site.replace(/[:/].*$/, '');
      return host === '*' || site === host || site.endsWith(`.${host}`);
    });
  }

  has(site: string, wish: Wish, selector: string): boolean {
    return this.file.rules.some((rule) => rule.site === site && selectorsOf(rule, wish).includes(selector));
  }

  /** Takes back what was said of `selector` before, and says this, in the site's last rule. */
  async add(site: string, wish: Wish, selector: string): Promise<void> {
    await this.#reread();
    const rules = without(this.file.rules, site, selector);
    const at = rules.findLastIndex((rule) => rule.site === site && !rule.select && !rule.note);
    const old = rules[at] ?? { site };
    const changed = inOrder({ ...old, [wish]: [...selectorsOf(old, wish), selector] });
    await this.#save(at < 0 ? [...rules, changed] : rules.with(at, changed));
  }

  async remove(site: string, selector: string): Promise<void> {
    await this.#reread();
    await this.#save(without(this.file.rules, site, selector));
  }

  /** The text of the file. */
  export(): string {
    return `${JSON.stringify({ ...EMPTY, ...this.file, rules: this.file.rules.map(inOrder) }, null, 2)}\n`;
  }

  /** Adds the rules of a file behind these; says how many were new. The core must have read the file before. */
  async import(text: string): Promise<number> {
    await this.#reread();
    const known = new Set(this.file.rules.map(written));
    const added = (JSON.parse(text) as SiteRules).rules.filter((rule) => !known.has(written(rule)));
    await this.#save([...this.file.rules, ...added]);
    return added.length;
  }

  /** Another tab may have changed the file since, and it is written whole. */
  async #reread(): Promise<void> {
    if (!isPrivate()) this.file = await storedRules();
  }

  async #save(rules: readonly SiteRule[]): Promise<void> {
    this.file = { ...this.file, rules };
    if (!isPrivate()) await api.storage.local.set({ [STORED]: this.file });
  }
}

/** The rules of `site` without `selector`; those that say nothing then are gone. */
function without(rules: readonly SiteRule[], site: string, selector: string): readonly SiteRule[] {
  return rules.flatMap((rule) => {
    const lists = (['prune', 'keep'] as const).map((wish) => selectorsOf(rule, wish).filter((s) => s !== selector));
    const [prune, keep] = lists as [string[], string[]];
    const isNamed = [...selectorsOf(rule, 'prune'), ...selectorsOf(rule, 'keep')].includes(selector);
    if (rule.site !== site || !isNamed) return [rule];
    const changed = inOrder({ ...rule, prune, keep });
    return changed.prune || changed.keep || changed.select || changed.note ? [changed] : [];
  });
}

/** The same text for the same rule: the browser's store sorts keys as it likes. */
const written = (rule: SiteRule) => JSON.stringify(inOrder(rule));

/** Keys in the order of the documentation, no empty list. */
function inOrder({ site, select, prune, keep, note }: SiteRule): SiteRule {
  return {
    site,
    ...(select !== undefined && { select }),
    ...(prune !== undefined && prune.length > 0 && { prune }),
    ...(keep !== undefined && keep.length > 0 && { keep }),
    ...(note !== undefined && { note }),
  };
}
