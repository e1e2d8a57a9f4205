// What stands above the text: where it is from, its title, who wrote it and when, and its badges as facts.
import type { Article, Badge } from 'clean-view';

import { date, direction, duration, language, number, percent, t, unit } from '../i18n.js';
import { siteOf } from '../rules.js';
import { el, outside } from './dom.js';

/** Languages written without spaces: nobody there counts words. */
const UNSPACED = /^(?:ja|zh|th|lo|km|my)\b/;

export function header(article: Article, address: string): HTMLElement {
  return el('header', { class: 'head' },
    origin(article, address),
    el('h1', { class: 'title', id: 'title', dir: 'auto' }, article.title ?? article.title_raw ?? address),
    article.subtitle !== null && el('p', { class: 'subtitle', dir: 'auto' }, article.subtitle),
    byline(article),
    facts(article));
}

function origin(article: Article, address: string): HTMLElement {
  const host = hostOf(address);
  const name = article.site_name ?? host;
  const site = el('a', { href: address, class: 'site', ...outside }, el('bdi', {}, name));
  const parts: (Node | string)[] = [site];
  if (article.section !== null) parts.push(' · ', el('bdi', {}, article.section));
  const { source } = article;
  if (source?.name) {
    const label = isWeb(source.url)
      ? el('a', { href: source.url, ...outside }, source.name)
      : source.name;
    const from = `${t('originallyFrom')} `;
    parts.push(' · ', el('span', { class: 'source', dir: direction() }, from, el('bdi', {}, label)));
  }
  const line = el('p', { class: 'origin' });
  line.append(...parts);
  return line;
}

function byline(article: Article): HTMLElement | null {
  const line = el('p', { class: 'byline', dir: 'auto' });
  const authors = article.authors.join(', ') || (article.byline ?? '');
  if (authors !== '') line.append(el('span', { class: 'authors' }, authors));
  for (const [value, key] of [[article.published, ''], [article.modified, 'updated']] as const) {
    const shown = value === null ? null : date(value);
    if (shown === null || value === null) continue;
    if (key === 'updated' && value.slice(0, 10) === article.published?.slice(0, 10)) continue;
    line.append(el('time', { datetime: value }, key === 'updated' ? t('updated', shown) : shown));
  }
  return line.childNodes.length > 0 ? line : null;
}

/** People read 180 to 260 words a minute: a range says more truth than one number. */
function readingTime(seconds: number): string {
  const least = Math.max(1, Math.round((seconds * 0.85) / 60));
  const most = Math.max(1, Math.round((seconds * 1.25) / 60));
  return least === most ? unit(least, 'minute') : `${number(least)}–${unit(most, 'minute')}`;
}

function facts(article: Article): HTMLElement {
  const list = el('ul', { class: 'facts', 'aria-label': t('facts') });
  const add = (text: string, title?: string) => {
    list.append(el('li', { title, dir: direction(), lang: language() }, text));
  };
  if (article.word_count > 0) {
    add(t('readingTime', readingTime(article.reading_seconds)));
    if (!UNSPACED.test(article.language ?? '')) add(t('words', number(article.word_count)));
  }
  for (const badge of article.badges) add(badgeText(badge), badge.raw);
  if (article.completeness === 'summary') add(t('isSummary'));
  if (article.completeness === 'teaser' || article.completeness === 'paywalled') add(t('isTeaser'));
  return list;
}

/** "61 s here", "3 min at the publisher", "News: 28 %", "471. in US": what the page said, as values. */
export function badgeText(badge: Badge): string {
  const { value, scope } = badge;
  if (value === null) return badge.raw;
  if (badge.kind === 'reading_time') {
    if (scope === 'publisher') return t('timeAtPublisher', duration(value));
    return scope === 'here' ? t('timeHere', duration(value)) : duration(value);
  }
  if (badge.kind === 'quality') {
    const name = scope ? `${t('quality')} (${scope})` : t('quality');
    return `${name}: ${badge.unit === 'share' ? percent(value) : number(value)}`;
  }
  if (badge.kind === 'rank') return scope ? t('rankIn', number(value), scope) : t('rank', number(value));
  return badge.raw;
}

export function hostOf(address: string): string {
  return siteOf(address) ?? '';
}

function isWeb(address: string | null): address is string {
  return address !== null && /^https?:\/\//i.test(address);
}
