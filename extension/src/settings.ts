// Settings: a table of what there is, and where it is kept.
//
// The common ones are in storage.sync; those for one site are in storage.local, since a list of sites is nobody else's
// business. In private windows nothing is written.
import { api } from './browser.js';

export interface Settings {
  theme: 'auto' | 'light' | 'dark' | 'sepia' | 'contrast';
  font: 'serif' | 'sans' | 'easy' | 'mono';
  /** Pixels. */
  size: number;
  /** Characters a line. */
  width: number;
  lineHeight: number;
  /** Hundredths of the letter height. */
  letterSpace: number;
  /** Hundredths of the letter height, beside the font's own. */
  wordSpace: number;
  /** 400 is regular, 700 is bold. */
  weight: number;
  /** Tenths of a line. */
  paragraphSpace: number;
  align: 'start' | 'justify';
  images: 'ask' | 'on' | 'dim' | 'off';
  /** Lines kept bright; 0 is off. */
  lineFocus: '0' | '1' | '3' | '5';
  /** Speed of reading aloud, in tenths of the voice's own. */
  rate: number;
  /** Address of the voice; empty is the language's default. */
  voice: string;
  /** Keys without a modifier do something. */
  keys: 'on' | 'off';
}

export type Key = keyof Settings;

/** One row a setting: its default, and the values it takes: names, or a range with a step. */
type Row =
  | { initial: string; of: readonly string[] }
  | { initial: number; from: number; to: number; step: number }
  | { initial: string };

export const TABLE: { readonly [K in Key]: Row } = {
  theme: { initial: 'auto', of: ['auto', 'light', 'dark', 'sepia', 'contrast'] },
  font: { initial: 'serif', of: ['serif', 'sans', 'easy', 'mono'] },
  size: { initial: 20, from: 14, to: 36, step: 1 },
  width: { initial: 66, from: 40, to: 100, step: 2 },
  lineHeight: { initial: 1.6, from: 1.2, to: 2.4, step: 0.1 },
  letterSpace: { initial: 0, from: 0, to: 12, step: 1 },
  wordSpace: { initial: 0, from: 0, to: 40, step: 2 },
  weight: { initial: 400, from: 300, to: 700, step: 50 },
  paragraphSpace: { initial: 10, from: 4, to: 24, step: 1 },
  align: { initial: 'start', of: ['start', 'justify'] },
  images: { initial: 'ask', of: ['ask', 'on', 'dim', 'off'] },
  lineFocus: { initial: '0', of: ['0', '1', '3', '5'] },
  rate: { initial: 10, from: 5, to: 25, step: 1 },
  voice: { initial: '' },
  keys: { initial: 'on', of: ['on', 'off'] },
};

/** The names that a setting takes; none for a number or free text. */
export function namesOf(key: Key): readonly string[] {
  const row = TABLE[key];
  return 'of' in row ? row.of : [];
}

const COMMON = 'settings';
/** Browsers refuse more than 120 writes a minute, which one pull at a slider can be. */
const LEAST_MS_BETWEEN_WRITES = 1000;
const siteKey = (host: string) => `site:${host}`;

export const defaults: Settings = Object.fromEntries(
  Object.entries(TABLE).map(([key, row]) => [key, row.initial]),
) as unknown as Settings;

/** What of `values` the table allows: storage and files may hold anything. */
export function checked(values: unknown): Partial<Settings> {
  if (typeof values !== 'object' || values === null) return {};
  const result: Record<string, unknown> = {};
  for (const [key, row] of Object.entries(TABLE)) {
    const value = (values as Record<string, unknown>)[key];
    if (fits(value, row)) result[key] = value;
  }
  return result as Partial<Settings>;
}

function fits(value: unknown, row: Row): boolean {
  if ('of' in row) return typeof value === 'string' && row.of.includes(value);
  if ('from' in row) return typeof value === 'number' && value >= row.from && value <= row.to;
  return typeof value === 'string';
}

export class SettingsStore {
  #host = '';
  #common: Partial<Settings>;
  #site: Partial<Settings> | null = null;
  #written = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Called after another tab changed them. */
  onchange: () => void = () => undefined;

  private constructor(common: unknown, private readonly kept: Record<string, unknown>) {
    this.#common = checked(common);
  }

  /** The common settings, until useSite() says where the page is from: nothing is read after the page is known. */
  static async open(): Promise<SettingsStore> {
    const [common, kept] = await Promise.all([api.storage.sync.get(COMMON), api.storage.local.get(null)]);
    const store = new SettingsStore(common[COMMON], kept);
    document.addEventListener('visibilitychange', () => store.#waiting !== undefined && void store.#write());
    if (!isPrivate()) api.storage.onChanged.addListener((changes) => store.#take(changes));
    return store;
  }

  useSite(host: string): void {
    this.#host = host;
    const site = this.kept[siteKey(host)];
    this.#site = site === undefined ? null : checked(site);
  }

  get host(): string {
    return this.#host;
  }

  get values(): Settings {
    return { ...defaults, ...this.#common, ...this.#site };
  }

  get isForSite(): boolean {
    return this.#site !== null;
  }

  /** From now on changes are for this site alone, or the site's own settings are given up. */
  async setForSite(isForSite: boolean): Promise<void> {
    this.#site = isForSite ? {} : null;
    await this.#write();
  }

  /** Holds at once; is written within a second, or when the page is left. */
  set<K extends Key>(key: K, value: Settings[K]): void {
    (this.#site ?? this.#common)[key] = value;
    const pause = this.#written + LEAST_MS_BETWEEN_WRITES - Date.now();
    if (pause <= 0) void this.#write();
    else this.#waiting ??= setTimeout(() => void this.#write(), pause);
  }

  /** Everything back to the beginning, for all sites. */
  async reset(): Promise<void> {
    this.#common = {};
    this.#site = null;
    this.#forgetWaiting();
    if (isPrivate()) return;
    await api.storage.sync.remove(COMMON);
    const kept = await api.storage.local.get(null);
    await api.storage.local.remove(Object.keys(kept).filter((key) => key.startsWith('site:')));
  }

  /** All settings, of all sites, as the text of a file. */
  async export(): Promise<string> {
    const kept = await api.storage.local.get(null);
    const sites = Object.fromEntries(Object.entries(kept)
      .filter(([key]) => key.startsWith('site:')).map(([key, value]) => [key.slice(5), value]));
    return `${JSON.stringify({ format: 'clean-view-settings', version: 1, common: this.#common, sites }, null, 2)}\n`;
  }

  /** Takes a file that export() made. Throws when it is none. */
  async import(text: string): Promise<void> {
    const file = JSON.parse(text) as { format?: unknown; common?: unknown; sites?: unknown };
    if (file.format !== 'clean-view-settings') throw new Error('not a file of settings');
    await this.reset();
    this.#common = checked(file.common);
    const sites = Object.entries((file.sites ?? {}) as Record<string, unknown>)
      .map(([host, values]) => [host, checked(values)] as const);
    const own = sites.find(([host]) => host === this.#host);
    this.#site = own ? own[1] : null;
    await this.#write();
    if (!isPrivate()) {
      await api.storage.local.set(Object.fromEntries(sites.map(([host, values]) => [siteKey(host), values])));
    }
  }

  async #write(): Promise<void> {
    this.#forgetWaiting();
    this.#written = Date.now();
    if (isPrivate()) return;
    await Promise.all([
      api.storage.sync.set({ [COMMON]: this.#common }),
      this.#site === null
        ? api.storage.local.remove(siteKey(this.#host))
        : api.storage.local.set({ [siteKey(this.#host)]: this.#site }),
    ]);
  }

  #forgetWaiting(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  /** What another tab wrote: this one writes all that it has, and would undo it. What waits here is newer. */
  #take(changes: Record<string, chrome.storage.StorageChange>): void {
    const site = changes[siteKey(this.#host)];
    const common = changes[COMMON];
    if (this.#waiting !== undefined || (!common && !site)) return;
    if (common) this.#common = checked(common.newValue);
    if (site) this.#site = site.newValue === undefined ? null : checked(site.newValue);
    this.onchange();
  }
}

/** True in private windows, where nothing is written. */
export function isPrivate(): boolean {
  return api.extension.inIncognitoContext;
}
