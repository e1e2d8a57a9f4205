// `new Readability(document).parse()` for code that was written for it: only the import changes.
import { load, type Extractor, type WasmSource } from './index.js';

/** What Readability's parse() gives. */
export interface ReadabilityArticle {
  title: string;
  content: string;
  textContent: string;
  length: number;
  excerpt: string;
  byline: string | null;
  dir: string;
  siteName: string | null;
  lang: string | null;
  publishedTime: string | null;
}

let extractor: Extractor | undefined;

/** Loads the core; call it once, before the first parse(). */
export async function ready(wasm?: WasmSource): Promise<void> {
  extractor ??= await load(wasm);
}

export interface ReadabilityOptions {
  /** Fewer characters than this are no article. Default: 0. */
  charThreshold?: number;
}

export class Readability {
  readonly #document: Document;
  readonly #options: ReadabilityOptions;

  constructor(document: Document, options: ReadabilityOptions = {}) {
    this.#document = document;
    this.#options = options;
  }

  /** The article; null when there is none. Unlike Readability it leaves the document as it is. */
  parse(): ReadabilityArticle | null {
    if (extractor === undefined) throw new Error('clean-view: await ready() before parse()');
    const html = `<!DOCTYPE html>${this.#document.documentElement.outerHTML}`;
    const url = this.#document.baseURI || this.#document.URL || '';
    const article = extractor.extract(html, { ...(url.startsWith('http') ? { url } : {}), content: ['text', 'html'] });
    const text = article.text ?? '';
    if (text === '' || text.length < (this.#options.charThreshold ?? 0)) return null;
    return {
      title: article.title ?? '',
      content: article.html ?? '',
      textContent: text,
      length: text.length,
      excerpt: article.description ?? article.excerpt ?? '',
      byline: article.byline ?? (article.authors.join(', ') || null),
      dir: article.direction,
      siteName: article.site_name,
      lang: article.language,
      publishedTime: article.published,
    };
  }
}

/** Whether a reader view of the document is worth while. */
export function isProbablyReaderable(document: Document): boolean {
  if (extractor === undefined) throw new Error('clean-view: await ready() before isProbablyReaderable()');
  return extractor.isReadable(`<!DOCTYPE html>${document.documentElement.outerHTML}`);
}
