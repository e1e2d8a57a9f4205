// The record of docs/json.md. Names are those of the JSON, so that all languages share them.

export type PageType =
  | 'article' | 'forum' | 'product' | 'collection' | 'listing' | 'documentation' | 'service'
  | 'home' | 'video' | 'profile' | 'search' | 'login' | 'error' | 'other';

/** What a record carries of the main content. */
export type Content = 'text' | 'markdown' | 'html' | 'blocks';

/** How `markdown`, `html` and `text` look. */
export interface Look {
  /** Links in Markdown: `[text](address)`, addresses at the end, as a list at the end, or none. Default: `inline`. */
  links?: 'inline' | 'refs' | 'list' | 'none';
  /** Pictures in Markdown and HTML: in their place, as a list at the end, or none. Default: `inline`. */
  images?: 'inline' | 'list' | 'none';
  /** Tables in Markdown. `gfm` falls back to HTML for what is no plain grid. Default: `gfm`. */
  tables?: 'gfm' | 'html' | 'text' | 'csv' | 'none';
  /** Formulas in Markdown and HTML: TeX between dollar signs, or as plain text. Default: `tex`. */
  math?: 'tex' | 'text';
  /** Begin Markdown and HTML with the title. */
  title?: boolean;
  /** Begin Markdown and HTML with a list of the headings. */
  toc?: boolean;
  /** Begin Markdown with the metadata as YAML. */
  frontMatter?: boolean;
  /** Break lines of Markdown and text after at most so many characters. Default: 0, never. */
  wrap?: number;
}

/** What a person decided about the pages of a site; selectors are a subset of CSS. docs/site-rules.md tells it all. */
export interface SiteRule {
  /** A host, which stands for its subdomains too, or with the beginning of a path; `*`: every page. */
  site: string;
  /** The main content stands in these elements and nowhere else. */
  select?: string | readonly string[];
  /** What stands in these is gone. */
  prune?: string | readonly string[];
  /** All that stands in these is main content. */
  keep?: string | readonly string[];
  note?: string;
}

/** A file of site rules, the same that the command reads with `--rules`. */
export interface SiteRules {
  schema: 'cleanview-rules/1';
  rules: readonly SiteRule[];
  note?: string;
}

export interface ExtractOptions extends Look {
  /** Absolute address of the page: the base of its relative links. */
  url?: string;
  /** The HTTP header's value, for bytes: `text/html; charset=koi8-r`. */
  contentType?: string;
  /** Encoding of the bytes, over what the page says. */
  charset?: string;
  /** `precision` keeps less, `recall` more. Default: `balanced`. */
  focus?: 'balanced' | 'precision' | 'recall';
  /** `rules` is faster and less accurate. Default: `model`. */
  classifier?: 'model' | 'rules';
  /** What to carry of the main content. Default: `['text']`. */
  content?: readonly Content[];
  /** Only these keys of the record. Default: all. */
  fields?: readonly (keyof Article)[];
  /** Fill `removed`, each piece that was taken out with its rule and reason, and `path` and `rule` of the blocks. */
  explain?: boolean;
  /** Fill `provenance`: where each value came from, and what else was on offer. */
  provenance?: boolean;
  /** Site rules: those for the page's address apply. An object, or the text of a file. */
  rules?: SiteRules | string;
  /** Selectors over these rules: the main content stands in what they match, and nowhere else. */
  select?: readonly string[];
  /** Selectors over these rules: what they match is gone. */
  prune?: readonly string[];
  /** Selectors over these rules: what they match is main content. */
  keep?: readonly string[];
  /** Removals to put back: values of `Removed.n` that the same page and options give without these. */
  restore?: readonly number[];
  /** Most milliseconds for the page. Default: no limit. */
  deadlineMs?: number;
  /** Largest page in bytes. Default: 32 MiB. */
  maxBytes?: number;
  /** Copied into the record. */
  id?: string;
  /** Copied into the record's `input`. */
  path?: string;
}

export interface Related {
  title: string;
  url: string;
  snippet: string | null;
  truncated: boolean;
  image_url: string | null;
  source: string | null;
  published: string | null;
  kind: 'similar' | 'recommended' | 'inline' | 'next' | 'item';
  place: 'content' | 'tail' | 'rail' | 'head';
  heading: string | null;
  position: number;
}

export interface Badge {
  kind: 'reading_time' | 'counter' | 'quality' | 'rank' | 'status' | 'rating' | 'other';
  label: string | null;
  value: number | null;
  unit: 'seconds' | 'count' | 'share' | 'of_n' | null;
  scope: string | null;
  raw: string;
}

/** A piece of the page that is not in the main content, and why. */
export interface Removed {
  n: number;
  kind: string;
  rule: string;
  reason: string;
  text: string;
  words: number;
  /** A selector that matches it and nothing else on the page, fit for a rule; null: it stands too deep. */
  path: string | null;
  from_byte: number;
  to_byte: number;
  moved_to: string | null;
  probability: number;
}

/** Where a value came from. */
export interface Provenance {
  /** The source that won; null when the field has no value. */
  from: string | null;
  /** Which rule chose it. */
  rule: string | null;
  confidence: number;
  /** Its place in the decoded page, where it has one. */
  from_byte: number | null;
  to_byte: number | null;
  alternatives: { value: string | null; from: string | null; confidence: number }[];
}

export interface Warning {
  code: string;
  message: string;
  field: string | null;
}

/** All that was found on a page. Unknown values are null, lists are empty. docs/json.md describes every key. */
export interface Article {
  schema: string;
  id: string | null;
  url: string | null;
  canonical_url: string | null;
  hostname: string | null;
  page_type: PageType;
  page_type_confidence: number;
  title: string | null;
  title_raw: string | null;
  subtitle: string | null;
  byline: string | null;
  authors: string[];
  /** RFC 3339, as precise as the page is. */
  published: string | null;
  modified: string | null;
  description: string | null;
  excerpt: string | null;
  site_name: string | null;
  source: { name: string | null; url: string | null; rank: number | null; region: string | null } | null;
  language: string | null;
  direction: 'ltr' | 'rtl';
  section: string | null;
  tags: string[];
  image_url: string | null;
  text?: string | null;
  markdown?: string | null;
  /** Allow-listed elements, attributes and address schemes only. */
  html?: string | null;
  blocks?: unknown[] | null;
  related: Related[];
  badges: Badge[];
  char_count: number;
  word_count: number;
  reading_seconds: number;
  /** That the main content is right, from 0 to 1. */
  confidence: number;
  completeness: string | null;
  /** Worth a reader view. */
  readable: boolean;
  removed: Removed[] | null;
  /** By field; null unless asked for. */
  provenance: Record<string, Provenance> | null;
  warnings: Warning[];
  [key: string]: unknown;
}

/** Names of what can go wrong with a page. */
export type ErrorCode =
  | 'invalid_option' | 'input_too_large' | 'limit_exceeded' | 'deadline_exceeded' | 'not_html' | 'decode' | 'internal';

export class CleanViewError extends Error {
  override readonly name = 'CleanViewError';

  constructor(readonly code: ErrorCode, message: string) {
    super(message);
  }
}
