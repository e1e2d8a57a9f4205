// The one file that knows browser differences: Firefox calls the interface `browser`, and hands out closed shadow roots
// by a property of the element instead of a function. A service worker loads this, too: no DOM at the top level.

type Api = typeof chrome;

const globals = globalThis as unknown as { browser?: Api; chrome: Api };

/** The extension interface; its functions return promises in both browsers. */
export const api: Api = globals.browser ?? globals.chrome;

/** A form answers with its fields when asked for properties: what is no fragment is no root. */
const isRoot = (value: unknown): value is ShadowRoot =>
  typeof value === 'object' && value !== null && (value as Node).nodeType === Node.DOCUMENT_FRAGMENT_NODE;

/** The shadow root of an element, closed ones included where the browser gives them to content scripts. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (isRoot(element.shadowRoot)) return element.shadowRoot;
  const own = (element as Element & { openOrClosedShadowRoot?: unknown }).openOrClosedShadowRoot;
  if (isRoot(own)) return own;
  const { dom } = globals.chrome as { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  return dom && element instanceof HTMLElement ? dom.openOrClosedShadowRoot(element) : null;
}
