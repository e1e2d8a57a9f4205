// The article after the user's changes, for copying and saving: what is shown, without the reader's own controls.
import type { Article } from 'clean-view';

import { el } from './dom.js';
import type { View } from './view.js';

/** The record with its contents replaced by what is shown; unchanged views keep what the core wrote. */
export async function editedArticle(view: View): Promise<Article> {
  if (!view.edits.isChanged) return view.article;
  const content = plainCopy(view.body);
  const text = [...content.children].map((block) => linesOf(block).trim()).filter((block) => block !== '').join('\n\n');
  return { ...view.article, html: content.getHTML(), text, markdown: await toMarkdown(content) };
}

function plainCopy(body: HTMLElement): HTMLElement {
  const copy = el('div');
  for (const child of body.children) copy.append(child.cloneNode(true));
  for (const control of copy.querySelectorAll('button, .code-bar')) control.remove();
  for (const box of copy.querySelectorAll('.code, .table, .restored')) box.replaceWith(...box.childNodes);
  for (const math of copy.querySelectorAll('.math')) {
    const tex = math.querySelector('annotation')?.textContent;
    if (tex) math.textContent = math.tagName === 'P' ? `\\[${tex}\\]` : `\\(${tex}\\)`;
  }
  for (const table of copy.querySelectorAll('table')) headOf(table);
  for (const image of copy.querySelectorAll('img')) {
    image.setAttribute('src', image.getAttribute('data-source') ?? image.getAttribute('src') ?? '');
    for (const name of ['data-source', 'role', 'aria-label', 'tabindex', 'class']) image.removeAttribute(name);
  }
  for (const element of copy.querySelectorAll('[tabindex], pre')) {
    for (const name of ['tabindex', 'role', 'aria-label', 'dir']) element.removeAttribute(name);
  }
  return copy;
}

/** A first row of header cells is the table's head, which Markdown asks for. */
function headOf(table: HTMLTableElement): void {
  const first = table.rows[0];
  if (table.tHead || !first || [...first.cells].some((cell) => cell.tagName !== 'TH')) return;
  table.createTHead().append(first);
}

/** What stands on lines of its own. */
const LINES = 'p, li, tr, dt, dd, h2, h3, h4, h5, h6, pre, ul, ol, dl, blockquote, figure, figcaption, caption, aside,'
  + ' summary, div';

/** The text of an element: a line for each paragraph, item and row in it, tabs between cells. */
function linesOf(element: Element): string {
  let text = '';
  const newLine = () => {
    text = text.trimEnd();
    if (text !== '') text += '\n';
  };
  for (const node of element.childNodes) {
    if (node instanceof Element) {
      const isLine = node.matches(LINES);
      if (isLine) newLine();
      const isCell = node.matches('td, th');
      if (isCell && node.previousElementSibling) text += '\t';
      const inner = node.tagName === 'BR' ? '\n' : linesOf(node);
      text += isCell ? inner.trim().replaceAll('\n', ' ') : inner;
      if (isLine) newLine();
    } else if (node.textContent?.trim() || !element.matches('tr, table, tbody, thead, tfoot, ul, ol, dl')) {
      text += element.closest('pre') ? node.textContent : (node.textContent ?? '').replace(/\s+/g, ' ');
    }
  }
  return text;
}

async function toMarkdown(content: HTMLElement): Promise<string> {
  const { default: Turndown } = await import('turndown');
  const { default: { gfm } } = await import('@joplin/turndown-plugin-gfm');
  const writer = new Turndown({
    headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', emDelimiter: '*',
  });
  writer.use(gfm);
  // As the core writes them: formulas between dollar signs, footnotes as such.
  writer.addRule('math', {
    filter: (node) => node.classList.contains('math'),
    replacement: (_text, node) => {
      const tex = (node.textContent ?? '').replace(/^\\[([]|\\[)\]]$/g, '');
      return node.nodeName === 'P' ? `\n\n$$\n${tex}\n$$\n\n` : `$${tex}$`;
    },
  });
  writer.addRule('footnote-ref', {
    filter: (node) => node.classList.contains('footnote-ref'),
    replacement: (_text, node) => `[^${node.textContent}]`,
  });
  writer.addRule('footnote', {
    filter: (node) => node.classList.contains('footnote'),
    replacement: (text, node) => `\n\n[^${(node as Element).id.slice('cv-fn-'.length)}]: ${text.trim()}\n\n`,
  });
  writer.addRule('footnote-mark', {
    filter: (node) => node.classList.contains('footnote-mark'), replacement: () => '',
  });
  return writer.turndown(content);
}
