// On sites that the user wants opened by themselves: tells the background that a page is there, and no more.
//
// Not for pages that were reloaded or come back from the history: there the user wants the page itself.
import { api } from './browser.js';
import type { ToBackground } from './messages.js';

const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];

function tell(): void {
  if (document.visibilityState !== 'visible') return;
  document.removeEventListener('visibilitychange', tell);
  const message: ToBackground = { type: 'page-is-there' };
  api.runtime.sendMessage(message).catch(() => undefined);
}

if (navigation?.type === 'navigate') {
  document.addEventListener('visibilitychange', tell);
  tell();
}
