// The ways in: toolbar button, keyboard shortcut (a command that is the button's), context menus. Keeps no state that
// cannot be missed, since a service worker may stop between two events.
import { api } from './browser.js';
import { answer, begin } from './begun.js';
import type { ToBackground } from './messages.js';
import { openLink, openReader } from './open.js';

const PAGE_MENU = 'open-page';
const LINK_MENU = 'open-link';

api.runtime.onInstalled.addListener(() => {
  api.contextMenus.removeAll(() => {
    api.contextMenus.create({ id: PAGE_MENU, title: api.i18n.getMessage('openPage'), contexts: ['page', 'selection'] });
    api.contextMenus.create({
      id: LINK_MENU, title: api.i18n.getMessage('openLink'), contexts: ['link'],
      targetUrlPatterns: ['http://*/*', 'https://*/*'],
    });
  });
});

/** Reads the tab's page while the reader's tab opens. */
function read(tab: chrome.tabs.Tab): void {
  if (tab.id !== undefined) begin(tab.id);
  void openReader(tab);
}

api.action.onClicked.addListener(read);

/** A page of a site that the user wants opened by itself: only when there is something to read. */
async function readIfWorthwhile(tab: chrome.tabs.Tab): Promise<void> {
  if (tab.id === undefined) return;
  const { readable } = await begin(tab.id).article;
  const now = await api.tabs.get(tab.id);
  if (readable && now.active) await openReader(now);
}

api.runtime.onMessage.addListener((message: ToBackground, sender, respond) => {
  if (sender.id !== api.runtime.id) return false;
  if (message.type === 'page-is-there') {
    if (sender.tab && sender.frameId === 0) readIfWorthwhile(sender.tab).catch(() => undefined);
    return false;
  }
  // What was read is for the reader alone.
  if (!sender.url?.startsWith(api.runtime.getURL('reader.html'))) return false;
  answer(message).then(respond, () => respond(null));
  return true;
});

api.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === LINK_MENU && info.linkUrl !== undefined) void openLink(info.linkUrl);
  if (info.menuItemId === PAGE_MENU && tab !== undefined) read(tab);
});
