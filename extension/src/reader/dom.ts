// Building elements without markup: every text is a text node.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/**
 * An element with attributes and children. A function is a listener (`onclick`), `true` an empty attribute; null,
 * undefined and false leave the attribute out.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
  return element;
}

const ICONS: Record<string, string> = {
  back: 'M19 12H5M11 6l-6 6 6 6',
  outline: 'M4 6h10M4 12h16M4 18h7',
  related: 'M4 5h7v6H4zM4 15h7v4H4zM14 6h6M14 10h6M14 16h6',
  why: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.5 9.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.8-.9 1.7M12 16.6v.2',
  listen: 'M4 10v4h3l5 4V6L7 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
  save: 'M12 4v10M7.5 10l4.5 4.5 4.5-4.5M5 19h14',
  settings: 'M4 19 9.5 5h1L16 19M6 14.5h8M16 10h5M18.5 7.5v5',
  help: 'M3 7h18v10H3zM7 11h.1M12 11h.1M17 11h.1M8 14h8',
  images: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 16M15.5 9h.1',
  close: 'M6 6l12 12M18 6L6 18',
  undo: 'M8 5 4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3',
  play: 'M8 5v14l11-7z',
  pause: 'M8 5v14M16 5v14',
  previous: 'M18 6v12l-9-6zM6 6v12',
  next: 'M6 6v12l9-6zM18 6v12',
};

/** A drawn icon, hidden from assistive technology: its button has the name. */
export function icon(name: string): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = svg.appendChild(document.createElementNS(space, 'path'));
  path.setAttribute('d', ICONS[name] ?? '');
  return svg;
}

/** A button that shows an icon and says `label`. */
export function iconButton(
  name: string, label: string, onclick: () => void, attributes: Attributes = {},
): HTMLButtonElement {
  const all = { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...attributes };
  return el('button', all, icon(name));
}

/** Attributes of a link that leaves: a new tab, which learns nothing of this one. */
export const outside = { target: '_blank', rel: 'noopener noreferrer' } as const;

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element #${id}`);
  return element as T;
}

/** Tells assistive technology, and shows for a moment, what has happened. */
export function announce(text: string): void {
  const status = byId('status');
  status.textContent = text;
  status.classList.add('shown');
  clearTimeout(Number(status.dataset['timer'] ?? 0));
  status.dataset['timer'] = String(setTimeout(() => status.classList.remove('shown'), 2500));
}
