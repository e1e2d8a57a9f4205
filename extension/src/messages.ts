// What the parts of the extension say to each other.
import type { Article, SiteRules } from 'clean-view';

import type { Capture } from './capture.js';
import type { PageText } from './core.js';

/** To the reader's worker: a page, and which record of it is wanted; or rules to look at. */
export type ToWorker = { what: 'first' | 'full'; page: PageText } | { what: 'check'; rules: SiteRules | string };

/** Rules that are fine have an answer without an article. */
export type FromWorker = { article: Article | null } | { code: string; message: string };

/** From the reader to the background: what was begun for the tab at the click, once each. */
export type Take = { type: 'take-article'; tabId: number } | { type: 'take-html'; tabId: number };

/** The other message comes from pages of sites that the user wants opened by themselves. */
export type ToBackground = Take | { type: 'page-is-there' };

/** All of a capture but its text, which is long and not needed before the article is shown. */
export type PageFacts = Omit<Capture, 'html'>;

/** A tab's page, read. The code `unreadable` is for tabs that the browser keeps extensions out of. */
export type Taken = { article: Article; page: PageFacts } | { code: 'unreadable' | 'failed'; message: string };
