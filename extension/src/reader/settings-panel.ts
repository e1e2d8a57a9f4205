// The settings panel: a control for each row of the table, with the page behind it as live preview.
import { isAutomatic, startAutomatic, stopAutomatic } from '../auto.js';
import { t } from '../i18n.js';
import { isPrivate, namesOf, TABLE, type Key, type Settings, type SettingsStore } from '../settings.js';
import { announce, el } from './dom.js';
import { saveFile } from './export.js';

const CHOICES: readonly Key[] = ['theme', 'font'];
const RANGES: readonly Key[] = [
  'size', 'weight', 'width', 'lineHeight', 'letterSpace', 'wordSpace', 'paragraphSpace',
];
const MORE: readonly Key[] = ['align', 'images', 'lineFocus', 'keys'];

/** Contents of the panel, for the page at `address`; `changed` applies the settings. */
export function settingsPanel(store: SettingsStore, address: string, changed: () => void): HTMLElement[] {
  const form = el('div', { class: 'settings' });
  const build = () => {
    const rows: (HTMLElement | null)[] = [
      ...CHOICES.map((key) => choice(key, store, changed)),
      ...RANGES.map((key) => range(key, store, changed)),
      ...MORE.map((key) => choice(key, store, changed)),
      ...(store.host === '' ? [] : [siteSwitch(store, () => refresh()), automaticSwitch(store.host, address)]),
      fileButtons(store, () => refresh()),
    ];
    form.replaceChildren(...rows.filter((row) => row !== null));
  };
  const refresh = () => {
    changed();
    build();
  };
  build();
  return [form];
}

function choice(key: Key, store: SettingsStore, changed: () => void): HTMLElement {
  const set = el('fieldset', { class: `choice choice-${key}` }, el('legend', {}, t(`set_${key}`)));
  const group = set.appendChild(el('div', { class: 'options' }));
  for (const value of namesOf(key)) {
    const input = el('input', {
      type: 'radio', name: key, value, onchange: () => {
        store.set(key, value as never);
        changed();
      },
    });
    input.checked = store.values[key] === value;
    group.append(el('label', { 'data-value': value }, input, el('span', {}, t(`${key}_${value}`))));
  }
  return set;
}

function range(key: Key, store: SettingsStore, changed: () => void): HTMLElement {
  const row = TABLE[key];
  if (!('from' in row)) throw new Error(`${key} has no range`);
  const output = el('output', {}, shown(store.values[key]));
  const input = el('input', {
    type: 'range', min: row.from, max: row.to, step: row.step, value: store.values[key] as number,
    oninput: () => {
      const value = Number(input.value);
      output.textContent = shown(value);
      store.set(key, value as never);
      changed();
    },
  });
  return el('label', { class: 'range' }, el('span', {}, t(`set_${key}`)), output, input);
}

const shown = (value: Settings[Key]) => (typeof value === 'number' ? String(Math.round(value * 10) / 10) : value);

function siteSwitch(store: SettingsStore, changed: () => void): HTMLElement {
  const input = el('input', {
    type: 'checkbox', onchange: () => void store.setForSite(input.checked).then(changed),
  });
  input.checked = store.isForSite;
  return el('label', { class: 'switch' }, input, el('span', {}, t('onlyForSite', store.host)));
}

/** In private windows nothing is kept, so there is nothing to switch. */
function automaticSwitch(host: string, address: string): HTMLElement | null {
  if (isPrivate()) return null;
  const turn = async () => {
    if (input.checked) input.checked = await startAutomatic(address);
    else await stopAutomatic(address);
  };
  const input = el('input', {
    type: 'checkbox', id: 'automatic', onchange: () => void turn().catch(() => {
      input.checked = !input.checked;
    }),
  });
  void isAutomatic(address).then((isOn) => {
    input.checked = isOn;
  });
  return el('label', { class: 'switch' }, input, el('span', {}, t('openSite', host)));
}

function fileButtons(store: SettingsStore, changed: () => void): HTMLElement {
  const file = el('input', {
    type: 'file', accept: 'application/json,.json', hidden: true, onchange: () => void (async () => {
      try {
        await store.import((await file.files?.[0]?.text()) ?? '');
        changed();
        announce(t('imported'));
      } catch {
        announce(t('importFailed'));
      }
    })(),
  });
  const button = (label: string, onclick: () => void) => el('button', { type: 'button', onclick }, label);
  return el('div', { class: 'file-buttons' },
    button(t('exportSettings'), () => void store.export().then((text) => {
      saveFile('clean-view-settings.json', 'application/json', text);
    })),
    button(t('importSettings'), () => file.click()), file,
    button(t('resetSettings'), () => void store.reset().then(() => {
      changed();
      announce(t('wasReset'));
    })));
}
