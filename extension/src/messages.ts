// What the reader and its worker say to each other.
import type { Article } from 'clean-view';

/** The page for the worker to read; and, once that is shown, the wish for the rest of its record. */
export type ToWorker =
  | { type: 'read'; html: string; url: string }
  | { type: 'rest' };

/** First what is shown, then the same record with everything: texts, blocks, and what was removed. */
export type FromWorker =
  | { type: 'article'; article: Article }
  | { type: 'full'; article: Article }
  | { type: 'failed'; code: string; message: string };
