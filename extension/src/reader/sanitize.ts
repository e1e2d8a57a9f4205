// The one door by which markup of a page enters the reader.
//
// The core's HTML is allow-listed already; here it passes DOMPurify with a list of our own, as a second wall behind a
// different parser's eyes. Trusted Types and the extension's policy are the third and fourth. Only this file may make
// elements of markup (test/source.test.mjs).
import DOMPurify from 'dompurify';

const TAGS = [
  'a', 'abbr', 'aside', 'b', 'blockquote', 'br', 'caption', 'code', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em',
  'figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p',
  'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody',
  'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul', 'var',
];
const ATTRIBUTES = [
  'alt', 'cite', 'class', 'colspan', 'datetime', 'height', 'href', 'id', 'lang', 'dir', 'open', 'reversed', 'rowspan',
  'src', 'start', 'title', 'width',
];
/** Classes and ids that the core writes; others could take the look or the place of the reader's own. */
const CLASS = /^(?:math|verse|footnote|footnote-mark|footnote-ref|callout callout-[a-z-]*|language-[\w+#.-]{1,40})$/;
const ID = /^cv-[\w-]{1,80}$/;
const ADDRESS = /^(?:https?:|mailto:|#cv-)/i;
const PICTURE = /^(?:https?:|data:image\/(?:png|jpeg|gif|webp|avif);)/i;

let base = '';

DOMPurify.addHook('uponSanitizeAttribute', (node, attribute) => {
  const { attrName, attrValue } = attribute;
  if (attrName === 'class') attribute.keepAttr = CLASS.test(attrValue);
  if (attrName === 'id') attribute.keepAttr = ID.test(attrValue);
  if (attrName !== 'href' && attrName !== 'src' && attrName !== 'cite') return;
  const address = attrName === 'href' && attrValue.startsWith('#') ? attrValue : absolute(attrValue);
  attribute.attrValue = address;
  attribute.keepAttr = node.tagName === 'IMG' ? PICTURE.test(address) : ADDRESS.test(address);
});

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A' && /^https?:/i.test(node.getAttribute('href') ?? '')) {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  }
  if (node.tagName === 'IMG') {
    node.setAttribute('referrerpolicy', 'no-referrer');
    node.setAttribute('decoding', 'async');
    if (!node.hasAttribute('alt')) node.setAttribute('alt', '');
    // No request before the user wants pictures: images.ts turns the address into a source.
    const source = node.getAttribute('src');
    node.removeAttribute('src');
    if (source) node.setAttribute('data-source', source);
  }
});

function absolute(address: string): string {
  try {
    return new URL(address, base === '' ? undefined : base).href;
  } catch {
    return '';
  }
}

/** Elements for `html`, a fragment from the core or a slice of the page; links are read against `baseAddress`. */
export function toFragment(html: string, baseAddress: string): DocumentFragment {
  base = baseAddress;
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ATTRIBUTES, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false, SANITIZE_DOM: true, RETURN_DOM_FRAGMENT: true,
  });
}
