// Settings to style: custom properties and data attributes of the root, which the style sheets read.
import type { Settings } from '../settings.js';

export function applySettings(values: Settings): void {
  const { dataset, style } = document.documentElement;
  dataset['theme'] = values.theme;
  dataset['font'] = values.font;
  dataset['align'] = values.align;
  dataset['lineFocus'] = values.lineFocus;
  style.setProperty('--size', `${values.size / 16}rem`);
  style.setProperty('--measure', `${values.width}`);
  style.setProperty('--line', String(values.lineHeight));
  style.setProperty('--letter', `${values.letterSpace / 100}em`);
  style.setProperty('--word', `${values.wordSpace / 100}em`);
  style.setProperty('--weight', String(values.weight));
  style.setProperty('--paragraph', `${(values.paragraphSpace / 10) * 0.62 * values.lineHeight}em`);
  style.setProperty('--focus-lines', values.lineFocus);
}
