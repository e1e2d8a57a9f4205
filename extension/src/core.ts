// The core, and what is asked of it: by the background while the reader's tab opens, and by the reader's worker for the
// rest of the record. Nothing starts by itself: call warmUp() when there will be a page to read.
import { CleanViewError, load, type Article, type ExtractOptions, type Extractor, type SiteRules } from 'clean-view';

const DEADLINE_MS = 5000;
/** After a page that needed more than this the memory is given back: it does not shrink by itself. */
const KEEP_BYTES = 32 * 1024 * 1024;
/** A page of a few words, which gets the module's tables made and its first functions compiled. */
const WARM_UP = '<html lang="en"><title>A page</title><h1>A page</h1><p>By A. Rowe, 1 March 2026</p>'
  + '<article><p>Some words, <a href="/">a link</a>, and a sentence that ends.</p></article><ul><li>Read more</ul>';

export interface PageText {
  html: string;
  url: string;
  /** The user's; those for the address count. */
  rules: SiteRules;
}

let loading: Promise<Extractor> | undefined;

/** Loads the core once; to be called before there is a page, so that the two overlap. */
export function warmUp(): Promise<Extractor> {
  return loading ??= load().then((core) => {
    core.extract(WARM_UP, { content: ['html'] });
    return core;
  });
}

/** What is shown at once. */
export function firstRecord(page: PageText): Promise<Article> {
  return extract(page, { content: ['html'] });
}

/** The same record with everything: texts, blocks, and what was removed. */
export function fullRecord(page: PageText): Promise<Article> {
  return extract(page, { content: ['html', 'markdown', 'text', 'blocks'], explain: true });
}

/** Throws what is wrong with the text of a file of rules. */
export async function checkRules(rules: SiteRules | string): Promise<void> {
  (await warmUp()).extract(WARM_UP, { rules });
}

async function extract({ html, url, rules }: PageText, options: ExtractOptions): Promise<Article> {
  const core = await warmUp();
  const all = { url, deadlineMs: DEADLINE_MS, ...options };
  try {
    return core.extract(html, { ...all, rules });
  } catch (error) {
    // Rules that a newer version wrote: better a page without them than none.
    if (error instanceof CleanViewError && error.code === 'invalid_option') return core.extract(html, all);
    throw error;
  } finally {
    if (core.memoryBytes > KEEP_BYTES) core.free();
  }
}
