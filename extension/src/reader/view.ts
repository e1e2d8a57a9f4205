// The text as it is shown, in the page's order: blocks kept, pieces restored, and, while "Why this view" is on, what
// was removed or moved, in its place.
import type { Article, Removed } from 'clean-view';

import { direction, language, percent, t } from '../i18n.js';
import type { PageFacts } from '../messages.js';
import type { Always } from './always.js';
import { el } from './dom.js';
import type { Edits } from './edits.js';
import { enhance } from './enhance.js';
import type { Full } from './load.js';
import { toFragment } from './sanitize.js';

interface Kept {
  element: Element;
  /** The core's probability of main content, 0 to 1; 0 for what has no words. */
  score: number;
  /** Where it begins in the page, in bytes. */
  from: number;
  /** A selector for it. */
  path?: string | undefined;
}

interface CoreBlock {
  kind: string;
  end: number;
  from_byte: number;
  score: number;
  url?: string;
  path?: string;
}

/** Elements of the core's HTML and its top-level blocks are one to one; media without an address are not written. */
function placesOf(article: Article, count: number): Omit<Kept, 'element'>[] {
  const blocks = (article.blocks ?? []) as CoreBlock[];
  const found: Omit<Kept, 'element'>[] = [];
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at] as CoreBlock;
    const isWritten = block.kind !== 'media' || block.url;
    if (isWritten) found.push({ from: block.from_byte, score: scoreOf(blocks, at), path: block.path });
    at = Math.max(block.end, at + 1);
  }
  // Without the offsets pieces still come, below the text.
  return found.length === count ? found : new Array<(typeof found)[0]>(count).fill({ from: 0, score: 0 });
}

/** A list or a table has no score of its own: that of its first words counts. */
function scoreOf(blocks: readonly CoreBlock[], at: number): number {
  const { end } = blocks[at] as CoreBlock;
  return blocks.slice(at, Math.max(end, at + 1)).find(({ score }) => score > 0)?.score ?? 0;
}

/** Without the signs of a page's icon font, which are boxes in any other. */
const plain = (text: string) => text.replace(/[\ue000-\uf8ff]/g, '').trim();

export class View {
  readonly body: HTMLElement;
  #kept: Kept[];
  #pieces: readonly Removed[] = [];
  #bytes = new Uint8Array();
  readonly #restored = new Map<number, HTMLElement>();

  constructor(
    public article: Article, readonly page: PageFacts, readonly edits: Edits,
    private readonly always: Always,
  ) {
    this.body = el('div', { class: 'body' });
    this.body.append(toFragment(article.html ?? '', page.url));
    enhance(this.body);
    this.#kept = [...this.body.children].map((element) => ({ element, from: 0, score: 0 }));
  }

  /** Takes the whole record: where the blocks stand in the page, and what was removed. */
  complete({ article, html }: Full): void {
    this.article = article;
    const places = placesOf(article, this.#kept.length);
    this.#kept = this.#kept.map((kept, i) => ({ ...kept, ...places[i] }));
    this.#pieces = [...(article.removed ?? [])].sort((a, b) => a.from_byte - b.from_byte);
    this.#bytes = new TextEncoder().encode(html);
  }

  get keptCount(): number {
    return this.#kept.length;
  }

  get pieces(): readonly Removed[] {
    return this.#pieces;
  }

  /** What one reads: blocks that are not removed, pieces that are restored. */
  showText(): void {
    const elements = this.#inOrder(
      ({ element }, at) => (this.edits.isRemoved(at) ? null : element),
      (piece) => (this.edits.isRestored(piece.n) ? this.#restoredElement(piece) : null));
    const { children } = this.body;
    // Moving what stands already would have it all laid out again.
    if (elements.length === children.length && elements.every((element, i) => element === children[i])) return;
    this.body.replaceChildren(...elements);
  }

  /** Everything, with its reason and a button that turns it over; `isShown` is the filter by kind. */
  showWhy(isShown: (kind: string) => boolean): void {
    this.body.replaceChildren(...this.#inOrder(
      (kept, at) => (isShown('kept') ? this.#keptCard(kept, at) : null),
      (piece) => (isShown(piece.kind) ? this.#pieceCard(piece) : null)));
  }

  #inOrder(block: (kept: Kept, at: number) => Element | null, piece: (piece: Removed) => Element | null): Element[] {
    const result: (Element | null)[] = [];
    let next = 0;
    this.#kept.forEach((kept, at) => {
      for (; next < this.#pieces.length && (this.#pieces[next] as Removed).from_byte < kept.from; next++) {
        result.push(piece(this.#pieces[next] as Removed));
      }
      result.push(block(kept, at));
    });
    for (; next < this.#pieces.length; next++) result.push(piece(this.#pieces[next] as Removed));
    return result.filter((element) => element !== null);
  }

  #keptCard({ element, score, path }: Kept, at: number): Element {
    const isRemoved = this.edits.isRemoved(at);
    const label = t(isRemoved ? 'restore' : 'remove');
    const certainty = score > 0 ? ` · ${percent(score)}` : '';
    const short = (element.textContent ?? '').trim().slice(0, 60);
    return el('div', { class: `card ${isRemoved ? 'card-removed' : 'card-kept'}`, 'data-block': at },
      el('div', { class: 'card-head', lang: language(), dir: direction() },
        el('span', { class: 'kind' }, isRemoved ? t('removedByYou') : `${t('kept')}${certainty}`),
        el('span', { class: 'acts' },
          this.always.button(isRemoved ? 'prune' : 'keep', path, isRemoved),
          el('button', {
            type: 'button', 'data-act': 'turn', 'aria-label': `${label}: ${short}`,
            onclick: () => this.edits.toggle({ what: 'block', at }),
          }, label))),
      element);
  }

  #pieceCard(piece: Removed): Element {
    const isRestored = this.edits.isRestored(piece.n);
    const label = t(isRestored ? 'remove' : 'restore');
    const kind = t(isRestored ? 'restoredByYou' : piece.moved_to === null ? 'removed' : 'moved');
    return el('div', { class: `card ${isRestored ? 'card-kept' : 'card-removed'} ghost`, 'data-piece': piece.n },
      el('div', { class: 'card-head', lang: language(), dir: direction() },
        el('span', { class: 'kind' }, `${kind} · ${kindName(piece.kind)}`),
        el('span', { class: 'acts' },
          this.always.button(isRestored ? 'keep' : 'prune', piece.path, isRestored),
          el('button', {
            type: 'button', 'data-act': 'turn', 'aria-label': `${label}: ${piece.text.slice(0, 60)}`,
            onclick: () => this.edits.toggle({ what: 'piece', at: piece.n }),
          }, label))),
      isRestored ? this.#restoredElement(piece) : el('p', { class: 'piece-text', dir: 'auto' }, plain(piece.text)),
      el('p', { class: 'reason', lang: 'en', dir: 'ltr' }, piece.reason, ' ', el('code', {}, piece.rule)));
  }

  /** The piece as the page has it, links and emphasis included: a slice of the capture, through the same door. */
  #restoredElement(piece: Removed): HTMLElement {
    const known = this.#restored.get(piece.n);
    if (known) return known;
    const slice = new TextDecoder().decode(this.#bytes.subarray(piece.from_byte, piece.to_byte));
    const box = el('div', { class: 'restored' });
    box.append(toFragment(slice, this.page.base));
    if ((box.textContent ?? '').trim() === '') box.textContent = plain(piece.text);
    enhance(box);
    this.#restored.set(piece.n, box);
    return box;
  }
}

/** The name of a kind in the interface's language; the record's own where there is none. */
export function kindName(kind: string): string {
  const name = t(`kind_${kind}`);
  return name === `kind_${kind}` ? kind.replaceAll('_', ' ') : name;
}
