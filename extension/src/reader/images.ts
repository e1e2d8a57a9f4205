// Pictures ask the network, so they come when the user says so: always, never, or on a press (the default).
import { number, t } from '../i18n.js';
import type { Settings } from '../settings.js';
import { byId, el } from './dom.js';

/** Applies the choice to all pictures under `root`; `show` is called when the user asks for them. */
export function applyImages(root: HTMLElement, choice: Settings['images'], show: () => void): void {
  document.documentElement.dataset['images'] = choice;
  const isShown = choice === 'on' || choice === 'dim';
  const images = [...root.querySelectorAll<HTMLImageElement>('img[data-source]')];
  for (const image of images) {
    const source = image.dataset['source'] ?? '';
    if (isShown || source.startsWith('data:')) {
      if (image.getAttribute('src') !== source) image.src = source;
      image.loading = 'lazy';
      enlargeable(image);
      image.previousElementSibling?.classList.contains('picture') && image.previousElementSibling.remove();
    } else {
      image.removeAttribute('src');
      placeholder(image, choice === 'ask' ? show : null);
    }
  }
}

/** A press shows the picture as large as the window; another, or Escape, goes back. Linked ones follow their link. */
function enlargeable(image: HTMLImageElement): void {
  if (image.closest('a, .lightbox') || image.classList.contains('enlargeable')) return;
  image.classList.add('enlargeable');
  image.tabIndex = 0;
  image.setAttribute('role', 'button');
  if (image.alt === '') image.setAttribute('aria-label', t('enlarge'));
  image.addEventListener('click', () => enlarge(image));
  image.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    enlarge(image);
  });
}

function enlarge(image: HTMLImageElement): void {
  const words = image.closest('figure')?.querySelector('figcaption')?.textContent ?? image.alt;
  const box = el('div', {
    class: 'lightbox', popover: 'auto', tabindex: -1, role: 'dialog', 'aria-label': t('enlarge'),
    onclick: () => box.hidePopover(),
    ontoggle: (event) => {
      if ((event as ToggleEvent).newState !== 'closed') return;
      box.remove();
      image.focus({ preventScroll: true });
    },
  }, el('img', { src: image.src, alt: image.alt, referrerpolicy: 'no-referrer' }), words !== '' && el('p', {}, words));
  byId('main').append(box);
  box.showPopover();
  box.focus();
}

function placeholder(image: HTMLImageElement, show: (() => void) | null): void {
  image.previousElementSibling?.classList.contains('picture') && image.previousElementSibling.remove();
  if (!show) return;
  const label = image.alt === '' ? t('showPictures') : t('showPicture', image.alt);
  image.before(el('button', { type: 'button', class: 'picture', onclick: show }, label));
}

/** How many pictures wait for the user's word. */
export function waiting(root: HTMLElement): number {
  return root.querySelectorAll('button.picture').length;
}

export function waitingText(count: number): string {
  return t('showAllPictures', number(count));
}
