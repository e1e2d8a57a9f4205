// The article as a file or on the clipboard. Unchanged it is what the core wrote; after blocks were restored or removed
// HTML and text come from what is shown.
import type { Article } from 'clean-view';

import { t } from '../i18n.js';
import { announce, el } from './dom.js';
import { copyText } from './enhance.js';

export type Format = 'markdown' | 'html' | 'text' | 'json';

export const FORMATS: readonly { format: Format; suffix: string; type: string }[] = [
  { format: 'markdown', suffix: 'md', type: 'text/markdown' },
  { format: 'html', suffix: 'html', type: 'text/html' },
  { format: 'text', suffix: 'txt', type: 'text/plain' },
  { format: 'json', suffix: 'json', type: 'application/json' },
];

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const markdownText = (text: string) => text.replace(/([\\`*_[\]<>#])/g, '\\$1');

/** The record without what the reader alone needs. */
function record(article: Article): string {
  const { blocks: _blocks, ...kept } = article;
  return `${JSON.stringify(kept, null, 2)}\n`;
}

export function written(article: Article, format: Format, address: string): string {
  const title = article.title ?? '';
  switch (format) {
    case 'markdown': return `# ${markdownText(title)}\n\n<${address}>\n\n${article.markdown ?? ''}\n`;
    case 'text': return `${title}\n${address}\n\n${article.text ?? ''}\n`;
    case 'json': return record(article);
    case 'html': return [
      '<!DOCTYPE html>', `<html lang="${escaped(article.language ?? '')}" dir="${article.direction}">`,
      `<meta charset="utf-8">`, `<title>${escaped(title)}</title>`, `<h1>${escaped(title)}</h1>`,
      `<p><a href="${escaped(address)}">${escaped(address)}</a></p>`, article.html ?? '', '</html>', '',
    ].join('\n');
  }
}

export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A file name of the title: letters and digits of any script, at most 80 characters. */
export function fileName(title: string): string {
  const name = title.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}]+/gu, '-').replace(/^-|-$/g, '');
  return [...name].slice(0, 80).join('') || 'page';
}

/** Contents of the panel for copying and saving. */
export function exportPanel(article: Article, address: string): HTMLElement[] {
  const rows = FORMATS.map(({ format, suffix, type }) => {
    const name = t(`format_${format}`);
    return el('div', { class: 'export-row', role: 'group', 'aria-label': name }, el('span', {}, name),
      el('button', { type: 'button', onclick: () => void copyText(written(article, format, address)) }, t('copy')),
      el('button', {
        type: 'button', onclick: () => {
          saveFile(`${fileName(article.title ?? '')}.${suffix}`, type, written(article, format, address));
          announce(t('saved'));
        },
      }, t('save')));
  });
  return [...rows, el('div', { class: 'export-row' }, el('span', {}, t('paper')),
    el('button', { type: 'button', onclick: () => window.print() }, t('print')))];
}
