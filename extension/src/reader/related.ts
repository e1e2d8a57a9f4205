// The related panel: what the page links to, as data: title, teaser, place; each opens in the reader or in a tab.
import type { Article, Related } from 'clean-view';

import { date, direction, language, number, t } from '../i18n.js';
import { openLink } from '../open.js';
import { el, outside } from './dom.js';
import { hostOf } from './header.js';

const FIRST = 12;

/** Null when the page names nothing related. */
export function relatedPanel(article: Article): HTMLElement | null {
  const items = article.related.filter((item) => /^https?:\/\//i.test(item.url) && item.title !== '');
  if (items.length === 0) return null;
  const list = el('ol', { class: 'related-list' }, ...items.slice(0, FIRST).map(entry));
  const rest = items.slice(FIRST);
  const more = rest.length > 0 && el('button', {
    type: 'button', class: 'more', onclick: (event) => {
      (event.currentTarget as HTMLElement).remove();
      list.append(...rest.map(entry));
      list.children[FIRST]?.querySelector('a')?.focus();
    },
  }, t('showMore', number(rest.length)));
  return el('section', { class: 'related', 'aria-labelledby': 'related-title' },
    el('h2', { id: 'related-title', tabindex: -1 }, t('related')), list, more);
}

/** One mark for what was cut, kept on the line of the last word. */
function snippet(text: string, isCut: boolean): string {
  return isCut ? `${text.replace(/\s*(\.\.\.|…)$/, '')}\u00a0…` : text;
}

function entry(item: Related): HTMLElement {
  const host = item.source ?? hostOf(item.url);
  const published = item.published === null ? null : date(item.published);
  const about = [host, published, t(`place_${item.place}`)].filter((part) => part !== null && part !== '').join(' · ');
  return el('li', {},
    el('a', { class: 'related-title', dir: 'auto', href: item.url, ...outside }, item.title),
    item.snippet !== null && el('p', { class: 'snippet', dir: 'auto' }, snippet(item.snippet, item.truncated)),
    el('p', { class: 'about', dir: direction(), lang: language() }, about, ' ',
      el('button', {
        type: 'button', class: 'open-here', 'aria-label': t('openInReaderNamed', item.title),
        onclick: () => void openLink(item.url),
      }, t('openInReader'))));
}
