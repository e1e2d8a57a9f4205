// One panel at the side (at the bottom on a phone): settings, copy and save, keys. Escape or its button closes it, and
// the focus goes back to where it came from.
import { t } from '../i18n.js';
import { byId, el, iconButton } from './dom.js';

let opened = '';
let opener: HTMLElement | null = null;

/** Shows `children` under `title`, or closes the panel when it shows that already. */
export function togglePanel(name: string, title: string, children: () => HTMLElement[]): void {
  if (opened === name) {
    closePanel();
    return;
  }
  const panel = byId('panel');
  if (opened === '') opener = document.activeElement as HTMLElement | null;
  setOpened(name);
  const heading = el('h2', { id: 'panel-title', tabindex: -1 }, title);
  panel.setAttribute('aria-labelledby', 'panel-title');
  panel.replaceChildren(
    el('div', { class: 'panel-head' }, heading, iconButton('close', t('close'), () => closePanel())),
    el('div', { class: 'panel-body' }, ...children()));
  panel.hidden = false;
  heading.focus();
}

/** False iff none was open. */
export function closePanel(): boolean {
  if (opened === '') return false;
  setOpened('');
  byId('panel').hidden = true;
  opener?.focus();
  return true;
}

function setOpened(name: string): void {
  opened = name;
  for (const button of document.querySelectorAll('[data-panel]')) {
    button.setAttribute('aria-expanded', String(button.getAttribute('data-panel') === name));
  }
}
