// Pictures ask the network, so they come when the user says so: always, never, or on a press (the default).
import { number, t } from '../i18n.js';
import { el } from './dom.js';

export type ImageChoice = 'ask' | 'on' | 'dim' | 'off';

/** Applies the choice to all pictures under `root`; `show` is called when the user asks for them. */
export function applyImages(root: HTMLElement, choice: ImageChoice, show: () => void): void {
  document.documentElement.dataset['images'] = choice;
  const isShown = choice === 'on' || choice === 'dim';
  const images = [...root.querySelectorAll<HTMLImageElement>('img[data-source]')];
  for (const image of images) {
    const source = image.dataset['source'] ?? '';
    if (isShown || source.startsWith('data:')) {
      if (image.getAttribute('src') !== source) image.src = source;
      image.loading = 'lazy';
      image.previousElementSibling?.classList.contains('picture') && image.previousElementSibling.remove();
    } else {
      image.removeAttribute('src');
      placeholder(image, choice === 'ask' ? show : null);
    }
  }
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
