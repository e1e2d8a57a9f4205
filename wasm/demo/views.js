// A record as elements. Text of the page enters as text; markup only by articleView(), from the core's allow-listed HTML.

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((child) => child !== null && child !== ''));
  return made;
}

const empty = (text) => element('p', { className: 'empty', textContent: text });
const date = (text) => (text === null ? null : text.replace('T', ' '));

/** Label and value of what one sees at first sight; absent values are left out. */
export function facts(record, milliseconds, bytes) {
  const share = (value) => `${Math.round(value * 100)} %`;
  const rows = [
    ['Kind of page', `${record.page_type} (${share(record.page_type_confidence)})`],
    ['Words', record.word_count.toLocaleString('en')],
    ['Reading time', duration(record.reading_seconds)],
    ['Confidence', share(record.confidence)],
    ['Completeness', record.completeness],
    ['Language', record.language],
    ['Encoding', record.charset],
    ['Size', `${Math.ceil(bytes / 1024).toLocaleString('en')} KB`],
    ['Took', `${milliseconds.toFixed(1)} ms`],
  ];
  return rows.filter(([, value]) => value !== null && value !== undefined)
    .map(([label, value]) => element('div', {}, element('dt', { textContent: label }), element('dd', { textContent: value })));
}

export function duration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** The main content for reading. Pictures become what they say: the page makes no request. */
export function articleView(record) {
  const printed = [record.byline ?? record.authors.join(', '), date(record.published), record.site_name].filter(Boolean);
  const head = element('header', { className: 'head' },
    element('h2', { textContent: record.title ?? 'Without a title', dir: 'auto' }),
    printed.length > 0 ? element('p', { textContent: printed.join(' · '), dir: 'auto' }) : null);
  // A parsed document has no scripts that run and loads nothing.
  const parsed = new DOMParser().parseFromString(record.html ?? '', 'text/html');
  for (const loading of parsed.querySelectorAll('img, picture, video, audio, source')) {
    const says = loading.getAttribute('alt') || loading.getAttribute('title') || 'without a text';
    loading.replaceWith(element('span', { className: 'picture', textContent: `Picture: ${says}` }));
  }
  for (const link of parsed.querySelectorAll('a[href]')) {
    link.target = link.getAttribute('href').startsWith('#') ? '' : '_blank';
    link.rel = 'noopener noreferrer';
  }
  const body = element('div', { dir: record.direction, lang: record.language ?? '' }, ...parsed.body.childNodes);
  return [head, body.childNodes.length > 0 ? body : empty('No main content was found on this page.')];
}

export function relatedView(related) {
  if (related.length === 0) return [empty('No related links were found.')];
  return [element('ol', { className: 'list' }, ...related.map((link) => element('li', {},
    element('h3', { dir: 'auto' }, linkTo(link.url, link.title)),
    link.snippet === null ? null : element('p', { textContent: link.snippet, dir: 'auto' }),
    element('p', { className: 'meta' },
      element('span', { className: 'tag', textContent: link.kind }),
      link.truncated ? element('span', { className: 'tag', textContent: 'cut short' }) : null,
      [link.source, date(link.published), link.heading && `under “${link.heading}”`].filter(Boolean).join(' · ')))))];
}

// Without an address for the page relative links stay relative, and lead nowhere from here.
function linkTo(url, title) {
  if (!/^https?:/.test(url)) return element('span', { textContent: title });
  return element('a', { href: url, textContent: title, target: '_blank', rel: 'noopener noreferrer' });
}

export function badgesView(badges) {
  if (badges.length === 0) return [empty('The page prints no reading times, scores, ranks or counters.')];
  const cells = (tag, texts) => texts.map((text) => element(tag, { textContent: text ?? '', dir: 'auto' }));
  return [element('table', { className: 'badges' },
    element('thead', {}, element('tr', {}, ...cells('th', ['Kind', 'Value', 'Of what', 'As printed']))),
    element('tbody', {}, ...badges.map((badge) => element('tr', {},
      ...cells('td', [badge.kind.replace('_', ' '), badgeValue(badge), badge.scope ?? badge.label, badge.raw])))))];
}

function badgeValue({ value, unit }) {
  if (value === null) return '';
  if (unit === 'seconds') return `${value} s`;
  if (unit === 'share') return `${(value * 100).toFixed(1).replace(/\.0$/, '')} %`;
  return String(value);
}

/** What is not in the main content, in the page's order, by kind if `only` names one. */
export function removedView(removed, only, choose) {
  if (removed.length === 0) return [empty('Nothing was taken out.')];
  const kinds = new Map();
  for (const piece of removed) kinds.set(piece.kind, (kinds.get(piece.kind) ?? 0) + 1);
  const button = (kind, label) => element('button', {
    type: 'button', textContent: label, ariaPressed: String(kind === only), onclick: () => choose(kind),
  });
  const tools = element('div', { className: 'tools' }, button('', `all ${removed.length}`),
    ...[...kinds].map(([kind, count]) => button(kind, `${kind.replace('_', ' ')} ${count}`)));
  const shown = removed.filter((piece) => only === '' || piece.kind === only);
  return [tools, element('ol', { className: 'list' }, ...shown.map((piece) => element('li', {},
    element('p', { textContent: piece.text, dir: 'auto' }),
    element('p', { className: 'meta' }, element('span', { className: 'tag', textContent: piece.kind.replace('_', ' ') }),
      piece.moved_to === null ? null : element('span', { className: 'tag moved', textContent: `kept as ${piece.moved_to}` }),
      `${piece.reason} `, element('code', { textContent: piece.rule })),
    element('p', { className: 'meta', textContent: `${piece.path}, bytes ${piece.from_byte} to ${piece.to_byte}` }))))];
}

/** Text to copy or keep as a file. */
export function codeView(text, name, type) {
  const copy = element('button', { type: 'button', textContent: 'Copy' });
  copy.onclick = async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = 'Copied';
  };
  const save = element('button', { type: 'button', textContent: `Save as ${name}` });
  save.onclick = () => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    element('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url));
  };
  return [element('div', { className: 'tools' }, copy, save), element('pre', { className: 'code', textContent: text })];
}
