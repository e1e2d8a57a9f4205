// What the text gains in the reader: code with a copy button, tables that scroll inside, formulas typeset, footnotes
// that open where they are cited, headings one can point at. Each top-level element stays one top-level element.
import { t } from '../i18n.js';
import { announce, el } from './dom.js';

export function enhance(body: HTMLElement): void {
  body.querySelectorAll('pre').forEach(wrapCode);
  body.querySelectorAll('table').forEach(wrapTable);
  body.querySelectorAll('h1, h2, h3, h4, h5, h6').forEach((heading, i) => {
    heading.id = `cv-h-${i + 1}`;
    heading.setAttribute('tabindex', '-1');
  });
  // The page's title is the only h1.
  body.querySelectorAll('h1').forEach((h1) => h1.replaceWith(el('h2', { id: h1.id, tabindex: -1 }, ...h1.childNodes)));
  footnotes(body);
  void typeset(body);
}

function wrapCode(pre: HTMLPreElement): void {
  const language = /language-([\w+#.-]+)/.exec(pre.querySelector('code')?.className ?? '')?.[1];
  const box = el('div', { class: 'code' });
  pre.replaceWith(box);
  pre.tabIndex = 0;
  pre.dir = 'ltr';
  pre.setAttribute('role', 'region');
  pre.setAttribute('aria-label', language ? t('codeIn', language) : t('code'));
  const wrap = el('button', {
    type: 'button', 'aria-pressed': 'false', onclick: () => {
      const isOn = pre.classList.toggle('wrapped');
      wrap.setAttribute('aria-pressed', String(isOn));
    },
  }, t('wrapLines'));
  const copy = el('button', {
    type: 'button', onclick: () => void copyText(pre.textContent ?? ''),
  }, t('copyCode'));
  box.append(el('div', { class: 'code-bar' }, el('span', {}, language ?? ''), wrap, copy), pre);
}

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(t('copied'));
  } catch {
    announce(t('copyFailed'));
  }
}

function wrapTable(table: HTMLTableElement): void {
  const label = table.caption?.textContent ?? t('table');
  const box = el('div', { class: 'table', role: 'region', 'aria-label': label, tabindex: 0 });
  table.replaceWith(box);
  box.append(table);
}

/** Cited footnotes open in place: a press shows the note, a second one, Escape or a press elsewhere closes it. */
function footnotes(body: HTMLElement): void {
  const note = el('div', { class: 'note', popover: 'auto', role: 'note' });
  let isUsed = false;
  for (const link of body.querySelectorAll<HTMLAnchorElement>('.footnote-ref > a')) {
    const target = body.querySelector(`#${CSS.escape((link.getAttribute('href') ?? '').slice(1))}`);
    if (!target) continue;
    isUsed = true;
    const label = link.textContent ?? '';
    link.setAttribute('aria-label', t('footnote', label));
    link.addEventListener('click', (event) => {
      event.preventDefault();
      note.replaceChildren(...[...target.cloneNode(true).childNodes]);
      note.showPopover();
      place(note, link);
    });
  }
  if (isUsed) document.body.append(note);
}

function place(note: HTMLElement, link: HTMLElement): void {
  const at = link.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const left = Math.min(Math.max(12, at.left - width / 2), window.innerWidth - width - 12);
  const below = at.bottom + 8 + height < window.innerHeight;
  note.style.left = `${left}px`;
  note.style.top = `${below ? at.bottom + 8 : at.top - height - 8}px`;
}

/** Formulas come as TeX between \( \) or \[ \]; the library makes MathML of them, which browsers show themselves. */
async function typeset(body: HTMLElement): Promise<void> {
  const formulas = [...body.querySelectorAll<HTMLElement>('.math')];
  if (formulas.length === 0) return;
  const { render } = (await import('temml')).default;
  for (const formula of formulas) {
    const tex = (formula.textContent ?? '').replace(/^\\[([]|\\[)\]]$/g, '');
    const isBlock = formula.tagName === 'P';
    const shown = document.createElement('span');
    try {
      render(tex, shown, { displayMode: isBlock, throwOnError: true, trust: false, annotate: true, maxExpand: 500 });
      formula.replaceChildren(...shown.childNodes);
      if (isBlock) formula.tabIndex = 0;
    } catch {
      formula.textContent = tex;  // as it was written: still readable
    }
  }
}
