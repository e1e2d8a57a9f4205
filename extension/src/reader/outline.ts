// The headings as a list of links with the current one marked, and how far the reader is.
import { t, unit } from '../i18n.js';
import { byId, el } from './dom.js';

export interface Outline {
  /** Reads the headings anew: at first, and after blocks came or went. */
  refresh(): void;
  /** Goes to the next (1) or the previous (-1) heading. */
  jump(step: 1 | -1): void;
}

const HEADING_TOP_PX = 100;

export function setUpOutline(body: HTMLElement, readingSeconds: number): Outline {
  const nav = byId('outline');
  nav.setAttribute('aria-label', t('outline'));
  let headings: HTMLElement[] = [];
  let links: HTMLAnchorElement[] = [];

  const current = () => {
    const line = currentLine();
    return headings.findLastIndex((h) => h.getBoundingClientRect().top <= line);
  };
  const refresh = () => {
    headings = [...body.querySelectorAll<HTMLElement>('h2, h3, h4')].filter((h) => h.closest('.ghost') === null);
    links = headings.map((h) => el('a', { href: `#${h.id}`, class: `level-${h.tagName.slice(1)}` }, h.textContent));
    nav.replaceChildren(el('h2', {}, t('outline')), el('ol', {}, ...links.map((link) => el('li', {}, link))));
    document.documentElement.classList.toggle('no-outline', headings.length < 2);
    later();
  };
  const update = () => {
    const at = current();
    links.forEach((link, i) => {
      if (i === at) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    });
    progress(body, readingSeconds);
  };
  let isDue = false;
  // With the next picture: asking for places at once would lay the text out once more.
  const later = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      update();
    });
  };
  window.addEventListener('scroll', later, { passive: true });
  nav.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const heading = link && headings[links.indexOf(link)];
    if (!heading) return;
    event.preventDefault();
    goTo(heading);
  });
  const jump = (step: 1 | -1) => {
    // From the heading that has the focus: scrolling to it may be on its way still.
    const focused = headings.indexOf(document.activeElement as HTMLElement);
    const heading = headings[Math.max(0, (focused >= 0 ? focused : current()) + step)];
    if (heading) goTo(heading);
  };
  return { refresh, jump };
}

/**
 * How far down in the window a heading may stand and be the current one: the top, but in the last screenful the line
 * moves down, since headings there never reach the top.
 */
function currentLine(): number {
  const left = document.documentElement.scrollHeight - window.innerHeight - window.scrollY;
  const share = Math.min(1, Math.max(0, 1 - left / window.innerHeight));
  return HEADING_TOP_PX + share * (window.innerHeight - HEADING_TOP_PX);
}

function goTo(heading: HTMLElement): void {
  heading.scrollIntoView();
  heading.focus({ preventScroll: true });
}

function progress(body: HTMLElement, readingSeconds: number): void {
  const { top, height } = body.getBoundingClientRect();
  const start = top + window.scrollY;
  const way = height - window.innerHeight + start;  // until the last line is in the window
  const seen = way <= 0 ? 1 : Math.min(1, Math.max(0, window.scrollY / way));
  byId('progress-bar').style.inlineSize = `${(seen * 100).toFixed(1)}%`;
  const left = Math.ceil(((1 - seen) * readingSeconds) / 60);
  const label = document.getElementById('time-left');
  if (label) label.textContent = left > 0 && seen < 0.99 ? t('timeLeft', unit(left, 'minute')) : '';
}
