// Reads the live page: injected by a click, it returns the page as HTML text and changes nothing.
//
// A copy is built in an inert document, node by node: shadow roots are flattened with their slots filled, the documents
// of same-origin frames stand where the frames are, and elements that are not shown get data-cleanview-hidden, which
// only computed style can tell and which the core reads. Scripts, styles and comments are left out. An explicit stack
// walks the tree, since a script may build any depth; the number of nodes and the time for computed styles are bounded.
//
// Tested by test/reader.test.mjs and test/firefox.test.mjs.
import { shadowRootOf } from './browser.js';
import * as dom from './safe-dom.js';

export interface Capture {
  html: string;
  url: string;
  /** Address that the page's relative links are read against. */
  base: string;
  title: string;
  /** True iff the page was longer than the bounds allow. */
  cut: boolean;
}

const MOST_NODES = 400_000;
const MOST_CHARACTERS = 24 * 1024 * 1024;
/** Marking stops after this: a page with a huge tree and slow styles is read without marks rather than late. */
const MOST_STYLE_MS = 250;
const LEAST_FRAME_PX = 150;
const LEFT_OUT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'OBJECT', 'EMBED', 'CANVAS']);
/** Not displayed by nature: a mark would say nothing. */
const NEVER_SHOWN = new Set(['HTML', 'HEAD', 'TITLE', 'META', 'LINK', 'BASE', 'SCRIPT']);
/** Scripts that are data: descriptions of the page, and formulas. */
const DATA_SCRIPT = /^(application\/ld\+json|math\/tex)/i;

interface Step {
  source: Node;
  parent: Node;
}

class Copier {
  readonly #inert = dom.implementation(document).createHTMLDocument('');
  readonly #stack: Step[] = [];
  readonly #start = performance.now();
  #nodes = 0;
  #characters = 0;
  cut = false;

  copy(root: Element): Element {
    const holder = this.#inert.createElement('div');
    this.#stack.push({ source: root, parent: holder });
    for (let step = this.#stack.pop(); step !== undefined; step = this.#stack.pop()) {
      if (++this.#nodes > MOST_NODES || this.#characters > MOST_CHARACTERS) {
        this.cut = true;
        break;
      }
      this.#take(step);
    }
    return holder;
  }

  #take({ source, parent }: Step): void {
    const type = dom.nodeType(source);
    if (type === Node.TEXT_NODE) {
      const text = dom.nodeValue(source) ?? '';
      this.#characters += text.length;
      dom.append(parent, this.#inert.createTextNode(text));
    } else if (type === Node.ELEMENT_NODE) {
      this.#takeElement(source as Element, parent);
    }
  }

  #takeElement(source: Element, parent: Node): void {
    const name = dom.tagName(source).toUpperCase();
    if (name === 'SLOT' && dom.nodeType(dom.rootOf(source)) === Node.DOCUMENT_FRAGMENT_NODE) {
      const assigned = (source as HTMLSlotElement).assignedNodes();
      return this.#later(assigned.length > 0 ? assigned : dom.childNodes(source), parent);
    }
    if (name === 'IFRAME') return this.#takeFrame(source as HTMLIFrameElement, parent);
    if (LEFT_OUT.has(name) && !isData(source)) return;
    const copy = dom.append(parent, this.#copyOf(source));
    this.#mark(source, copy);
    if (name === 'IMG') useShownPicture(source as HTMLImageElement, copy);
    this.#later(dom.childNodes(shadowRootOf(source) ?? source), copy);
  }

  /** Handlers and framed markup are not copied: they are nobody's content, and policies of the page report them. */
  #copyOf(source: Element): Element {
    const copy = this.#inert.createElementNS(dom.namespaceOf(source), dom.localName(source));
    for (const { name, value } of dom.attributes(source)) {
      if (/^on|^srcdoc$/i.test(name)) continue;
      try {
        dom.setAttribute(copy, name, value);
      } catch {
        // A name that a parser takes and this does not, such as one with a quote in it.
      }
    }
    return copy;
  }

  /** A frame of the same origin is part of the page; others stay as they are, for the core to know players by. */
  #takeFrame(frame: HTMLIFrameElement, parent: Node): void {
    const copy = this.#copyOf(frame);
    let body: HTMLElement | null = null;
    try {
      body = frame.contentDocument && dom.documentBody(frame.contentDocument);
    } catch {
      // Of another origin.
    }
    if (!body || frame.clientWidth < LEAST_FRAME_PX || frame.clientHeight < LEAST_FRAME_PX || isHidden(frame)) {
      dom.append(parent, copy);
      return;
    }
    this.#later(dom.childNodes(body), dom.append(parent, this.#inert.createElement('div')));
  }

  #mark(source: Element, copy: Element): void {
    dom.removeAttribute(copy, 'data-cleanview-hidden');  // the page has no say in this
    if (NEVER_SHOWN.has(dom.tagName(source)) || performance.now() - this.#start > MOST_STYLE_MS) return;
    if (isHidden(source)) dom.setAttribute(copy, 'data-cleanview-hidden', '');
  }

  #later(nodes: ArrayLike<Node>, parent: Node): void {
    // Last first: the stack turns them round.
    for (let i = nodes.length - 1; i >= 0; i--) this.#stack.push({ source: nodes[i] as Node, parent });
  }
}

function isData(element: Element): boolean {
  return dom.tagName(element).toUpperCase() === 'SCRIPT' && DATA_SCRIPT.test(dom.getAttribute(element, 'type') ?? '');
}

/** Closed <details> are not hidden: their text is there for who asks. */
function isHidden(element: Element): boolean {
  const style = dom.viewOf(dom.ownerDocument(element))?.getComputedStyle(element);
  if (!style) return false;
  return style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse';
}

/** Lazy pictures and <picture>: what the browser shows is what the reader shows. */
function useShownPicture(image: HTMLImageElement, copy: Element): void {
  if (/^https?:/.test(image.currentSrc) && image.naturalWidth > 1) copy.setAttribute('src', image.currentSrc);
  if (!copy.hasAttribute('width') && image.naturalWidth > 1) {
    copy.setAttribute('width', String(image.naturalWidth));
    copy.setAttribute('height', String(image.naturalHeight));
  }
}

/** The page as it is now. */
export function capture(page: Document): Capture {
  const copier = new Copier();
  const root = dom.documentElement(page);
  const html = `<!DOCTYPE html>${root ? copier.copy(root).innerHTML : ''}`;
  return {
    html, url: dom.documentAddress(page), base: dom.baseAddress(page), title: dom.documentTitle(page), cut: copier.cut,
  };
}
