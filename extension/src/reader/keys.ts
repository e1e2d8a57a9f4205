// Keys: a table of what each does; the list on `?` is made of it.
import { t } from '../i18n.js';
import { el } from './dom.js';

export interface KeyRow {
  /** As KeyboardEvent.key says it. */
  keys: readonly string[];
  /** Message key of what it does. */
  label: string;
  action: () => void;
}

/** Keys work outside of fields, without Ctrl, Alt or Meta, and when the user has not turned them off. */
export function listen(rows: readonly KeyRow[], isOn: () => boolean): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const target = event.target as HTMLElement;
    const isTyping = target.matches('input:not([type=radio], [type=checkbox], [type=range]), textarea, select');
    if (event.key !== 'Escape' && (isTyping || !isOn())) return;
    const row = rows.find(({ keys }) => keys.includes(event.key));
    if (!row) return;
    event.preventDefault();
    row.action();
  });
}

const NAMES: Record<string, string> = { Escape: 'Esc', ' ': 'Space' };

export function keysPanel(rows: readonly KeyRow[]): HTMLElement[] {
  const list = el('dl', { class: 'keys' });
  for (const { keys, label } of rows) {
    const names = el('dt');
    keys.forEach((key, i) => names.append(i > 0 ? ' ' : '', el('kbd', {}, NAMES[key] ?? key)));
    list.append(names, el('dd', {}, t(label)));
  }
  return [list];
}
