// Reads aloud with the device's voices, sentence by sentence; the sentence and its word are marked by CSS highlights,
// which leave the text's elements as they are. Code and tables are skipped.
import { t } from '../i18n.js';
import type { SettingsStore } from '../settings.js';
import { announce, byId, el, iconButton } from './dom.js';

const SKIPPED = 'pre, table, button, .code-bar, .ghost, .footnote, math, rt, rp, sup.footnote-ref';
/** What is read as a whole: sentences never go from one of these to the next. */
const SPOKEN = 'p, li, h2, h3, h4, h5, h6, dt, dd, figcaption, summary, .restored';
const HIGHLIGHT = 'speech';
const WORD = 'speech-word';

interface Place {
  node: Text;
  begin: number;
  end: number;
}

interface Sentence {
  text: string;
  range: Range;
  /** The stretch that `length` characters of `text` from `at` cover. */
  part: (at: number, length: number) => Range;
}

/** The sentences of a text, with the stretch of the document that each covers. */
export function sentencesOf(body: HTMLElement, language: string): Sentence[] {
  const segmenter = new Intl.Segmenter(language || undefined, { granularity: 'sentence' });
  const blocks = [...body.querySelectorAll<HTMLElement>(SPOKEN)];
  const result: Sentence[] = [];
  for (const block of blocks) {
    if (block.closest(SKIPPED)) continue;
    const places = placesIn(block);
    const text = places.map(({ node }) => node.data).join('');
    for (const { segment, index } of segmenter.segment(text)) {
      if (!/[\p{L}\p{N}]/u.test(segment)) continue;
      const words = segment.trim();
      const start = index + segment.indexOf(words);
      result.push({
        text: words, range: rangeOf(places, start, start + words.length),
        part: (at, length) => rangeOf(places, start + at, start + Math.min(at + length, words.length)),
      });
    }
  }
  return result;
}

function placesIn(block: HTMLElement): Place[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const places: Place[] = [];
  let at = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const owner = node.parentElement as HTMLElement;
    // A list item's own text, not that of the items and paragraphs in it, which come by themselves.
    if (owner.closest(SKIPPED) || owner.closest(SPOKEN) !== block) continue;
    places.push({ node, begin: at, end: at + node.length });
    at += node.length;
  }
  return places;
}

function rangeOf(places: readonly Place[], begin: number, end: number): Range {
  const range = document.createRange();
  const first = places.find((place) => begin < place.end) as Place;
  const last = places.find((place) => end <= place.end) ?? (places.at(-1) as Place);
  range.setStart(first.node, begin - first.begin);
  range.setEnd(last.node, Math.min(end, last.end) - last.begin);
  return range;
}

export class Speech {
  #sentences: Sentence[] = [];
  #at = 0;
  #isOpen = false;
  #isPlaying = false;
  /** Which utterance counts: events of cancelled ones come late. */
  #turn = 0;

  constructor(
    private readonly body: HTMLElement, private readonly lang: string, private readonly settings: SettingsStore,
  ) {
    window.addEventListener('pagehide', () => window.speechSynthesis?.cancel());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  toggle(): void {
    if (this.#isOpen) this.close();
    else this.#open();
  }

  close(): void {
    this.#pause();
    this.#isOpen = false;
    byId('speech').hidden = true;
    highlights()?.delete(HIGHLIGHT);
    highlights()?.delete(WORD);
  }

  #open(): void {
    if (this.#voices().length === 0) return announce(t('noVoice'));
    this.#isOpen = true;
    this.#sentences = sentencesOf(this.body, this.lang);
    this.#at = this.#sentences.findIndex(({ range }) => range.getBoundingClientRect().bottom > 80);
    this.#at = Math.max(0, this.#at);
    this.#play();
    byId('speech').querySelector('button')?.focus();
  }

  #play(): void {
    const sentence = this.#sentences[this.#at];
    if (!sentence) return this.close();
    this.#isPlaying = true;
    const turn = ++this.#turn;
    const { rate, voice } = this.settings.values;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = this.lang;
    utterance.rate = rate / 10;
    const voices = this.#voices();
    utterance.voice = voices.find(({ voiceURI }) => voiceURI === voice) ?? voices[0] ?? null;
    utterance.addEventListener('end', () => {
      if (turn !== this.#turn) return;
      this.#at++;
      this.#play();
    });
    utterance.addEventListener('boundary', ({ name, charIndex, charLength }) => {
      if (turn === this.#turn && name === 'word') this.#markWord(sentence, charIndex, charLength);
    });
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(utterance);
    this.#mark(sentence.range);
    this.#render();
  }

  #pause(): void {
    this.#turn++;
    this.#isPlaying = false;
    window.speechSynthesis.cancel();
  }

  #skip(step: number): void {
    this.#at = Math.min(Math.max(0, this.#at + step), this.#sentences.length - 1);
    this.#play();
  }

  /** Not all voices tell where they are, and some tell only where a word begins. */
  #markWord({ text, part }: Sentence, at: number, told: number | undefined): void {
    if (!highlights()) return;
    const length = told || (/^[\p{L}\p{N}\p{M}'’-]+/u.exec(text.slice(at))?.[0].length ?? 0);
    if (length === 0 || at >= text.length) return;
    const highlight = new Highlight(part(at, length));
    highlight.priority = 1;
    highlights()?.set(WORD, highlight);
  }

  #mark(range: Range): void {
    highlights()?.delete(WORD);
    highlights()?.set(HIGHLIGHT, new Highlight(range));
    const { top, bottom } = range.getBoundingClientRect();
    if (top >= 90 && bottom <= window.innerHeight - 120) return;
    range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }

  /** Voices of this device alone: others would send the text away. */
  #voices(): SpeechSynthesisVoice[] {
    const local = (window.speechSynthesis?.getVoices() ?? []).filter((voice) => voice.localService);
    const short = this.lang.slice(0, 2).toLowerCase();
    const fitting = local.filter(({ lang }) => lang.toLowerCase().startsWith(short));
    return fitting.length > 0 ? fitting : local;
  }

  #render(): void {
    const bar = byId('speech');
    const focus = document.activeElement?.closest('#speech') ? document.activeElement.getAttribute('data-part') : null;
    bar.hidden = false;
    bar.setAttribute('aria-label', t('listen'));
    bar.replaceChildren(
      iconButton('previous', t('previousSentence'), () => this.#skip(-1), { 'data-part': 'previous' }),
      iconButton(this.#isPlaying ? 'pause' : 'play', t(this.#isPlaying ? 'pause' : 'play'), () => {
        if (this.#isPlaying) this.#pause();
        else return this.#play();
        return this.#render();
      }, { 'data-part': 'play' }),
      iconButton('next', t('nextSentence'), () => this.#skip(1), { 'data-part': 'next' }),
      this.#rate(), ...this.#voiceList(),
      iconButton('close', t('close'), () => this.close(), { 'data-part': 'close' }));
    if (focus) bar.querySelector<HTMLElement>(`[data-part="${focus}"]`)?.focus();
  }

  #rate(): HTMLElement {
    const input = el('input', {
      type: 'range', min: 5, max: 25, step: 1, value: this.settings.values.rate, 'aria-label': t('set_rate'),
      onchange: () => {
        this.settings.set('rate', Number(input.value));
        if (this.#isPlaying) this.#play();
      },
    });
    return input;
  }

  #voiceList(): HTMLElement[] {
    const voices = this.#voices();
    if (voices.length < 2) return [];
    const list = el('select', {
      'aria-label': t('set_voice'), onchange: () => {
        this.settings.set('voice', list.value);
        if (this.#isPlaying) this.#play();
      },
    }, ...voices.map(({ name, voiceURI }) => el('option', { value: voiceURI }, name)));
    list.value = this.settings.values.voice || (voices[0]?.voiceURI ?? '');
    return [list];
  }
}

/** Missing in browsers before 2025: then the sentence is only scrolled to. */
function highlights(): HighlightRegistry | undefined {
  return typeof Highlight === 'undefined' ? undefined : CSS.highlights;
}
