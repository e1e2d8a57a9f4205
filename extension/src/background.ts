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

api.runtime.onMessage.addListener((message: ToBackground, sender, respond) => {
  // Content scripts have no say in this.
  if (sender.id !== api.runtime.id || !sender.url?.startsWith(api.runtime.getURL('reader.html'))) return false;
  answer(message).then(respond, () => respond(null));
  return true;
});

api.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === LINK_MENU && info.linkUrl !== undefined) void openLink(info.linkUrl);
  if (info.menuItemId === PAGE_MENU && tab !== undefined) read(tab);
});
