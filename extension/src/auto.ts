// Opening by itself on a site: a content script of one message, registered for that site once the user allows it. The
// registration is the setting; without the site's permission, which the user may take back, it does nothing.
import { api } from './browser.js';
import { originOf } from './open.js';

const idFor = (origin: string) => `auto ${origin}`;

export async function isAutomatic(address: string): Promise<boolean> {
  const origin = originOf(address);
  if (origin === null) return false;
  const found = await api.scripting.getRegisteredContentScripts({ ids: [idFor(origin)] });
  return found.length > 0 && api.permissions.contains({ origins: [origin] });
}

/** Call it in a click: browsers ask for permissions only then. False when the user did not allow it. */
export async function startAutomatic(address: string): Promise<boolean> {
  const origin = originOf(address);
  if (origin === null || !(await api.permissions.request({ origins: [origin] }))) return false;
  if (await isAutomatic(address)) return true;
  await api.scripting.registerContentScripts([{
    id: idFor(origin), matches: [origin], js: ['auto.js'], runAt: 'document_idle', persistAcrossSessions: true,
  }]);
  return true;
}

/** Gives the permission back, too. */
export async function stopAutomatic(address: string): Promise<void> {
  const origin = originOf(address);
  if (origin === null) return;
  await api.scripting.unregisterContentScripts({ ids: [idFor(origin)] });
  await api.permissions.remove({ origins: [origin] }).catch(() => false);
}
