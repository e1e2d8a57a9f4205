// Opening the reader: for a tab that the user clicked on, or for a link.
import { api } from './browser.js';

/** Where the reader for a tab is. */
export function readerAddress(tabId: number, isFresh: boolean): string {
  return api.runtime.getURL(`reader.html?tab=${tabId}${isFresh ? '&fresh' : ''}`);
}

/** Opens the reader beside the tab. The click granted `activeTab`, so the reader may read it. */
export async function openReader(tab: { id?: number | undefined; index: number; windowId: number }): Promise<void> {
  if (tab.id === undefined) return;
  await api.tabs.create({
    url: readerAddress(tab.id, false), index: tab.index + 1, openerTabId: tab.id, windowId: tab.windowId,
  });
}

/** The permission that reading `address` needs; null for what extensions never read. */
export function originOf(address: string): string | null {
  try {
    const { protocol, hostname } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

/**
 * Opens a link's page in the background and the reader over it, when the user lets the extension read that site; as a
 * plain tab otherwise. Call it in a click: browsers ask for permissions only then.
 */
export async function openLink(address: string): Promise<void> {
  const origin = originOf(address);
  if (origin === null) return;
  const isAllowed = await api.permissions.request({ origins: [origin] });
  const page = await api.tabs.create({ url: address, active: !isAllowed });
  if (!isAllowed || page.id === undefined) return;
  await api.tabs.create({ url: readerAddress(page.id, true), openerTabId: page.id });
}
