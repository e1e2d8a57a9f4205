// The ways in: toolbar button, keyboard shortcut (a command that is the button's), context menus. Keeps no state, since
// a service worker may stop between two events.
import { api } from './browser.js';
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

api.action.onClicked.addListener((tab) => void openReader(tab));

api.contextMenus.onClicked.addListener((info, tab) => {
  if (info.menuItemId === LINK_MENU && info.linkUrl !== undefined) void openLink(info.linkUrl);
  if (info.menuItemId === PAGE_MENU && tab !== undefined) void openReader(tab);
});
