// The interface's words: _locales/<language>/messages.json.
import { api } from './browser.js';

/** The message `key`, with $1, $2, ... filled in. */
export function t(key: string, ...values: (string | number)[]): string {
  return api.i18n.getMessage(key, values.map(String)) || key;
}

/**
 * BCP 47 name of the language that t() speaks, for Intl and for the `lang` attribute: with the browser's region, where
 * the browser speaks the same language.
 */
export function language(): string {
  const spoken = t('languageTag');
  const browser = t('@@ui_locale').replace('_', '-');
  return browser.split('-')[0] === spoken.split('-')[0] ? browser : spoken;
}

/** Direction of the interface: of the messages, since a browser in Hebrew falls back to English. */
export function direction(): 'ltr' | 'rtl' {
  return t('languageTag') === 'ar' ? 'rtl' : 'ltr';
}

/** "2 min", "45 s": a length of time, the way the language writes it. */
export function duration(seconds: number): string {
  const isShort = seconds < 90;
  return unit(isShort ? Math.round(seconds) : Math.round(seconds / 60), isShort ? 'second' : 'minute');
}

export function unit(value: number, name: 'second' | 'minute'): string {
  return new Intl.NumberFormat(language(), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
}

export function number(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

export function percent(share: number): string {
  return new Intl.NumberFormat(language(), { style: 'percent' }).format(share);
}

/** A date of RFC 3339 as precise as it is: a year, a month, a day, or a minute. Null when it is no date. */
export function date(value: string): string | null {
  const [, year, month, day, time] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(T\d\d:\d\d)?/.exec(value) ?? [];
  if (year === undefined) return null;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric' };
  if (month !== undefined) options.month = 'long';
  if (day !== undefined) options.day = 'numeric';
  if (time !== undefined) Object.assign(options, { hour: '2-digit', minute: '2-digit' });
  // The page's own day and clock: no conversion to the reader's zone.
  const local = new Date(`${year}-${month ?? '01'}-${day ?? '01'}${time ?? 'T00:00'}:00Z`);
  if (Number.isNaN(local.getTime())) return null;
  return new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }).format(local);
}
