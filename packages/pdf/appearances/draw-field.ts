import { PUSHBUTTON } from './bare-annotations.ts';
import type { Drawing } from './draw-shape.ts';
import { settingOf, wordsIn } from './draw-words.ts';
import { boxOf, colour, ellipse, operator, path, type Box } from './ink.ts';
import type { JsonDictionary, JsonObjects } from './json-objects.ts';
import { layText } from './lay-text.ts';
import type { Letters } from './letters.ts';

/** Flags of fields (ISO 32000-1, tables 226 to 230). */
const MULTILINE = 1 << 12;
const PASSWORD = 1 << 13;
const COMB = 1 << 24;
const RADIO = 1 << 15;
const COMBO = 1 << 17;

type Widget = { objects: JsonObjects; keys: JsonDictionary; letters: Letters; box: Box; flags: number; border: number };

type Option = { value: string; words: string };

/** What may be chosen: a value alone, or with the words for it. */
const optionsOf = (objects: JsonObjects, keys: JsonDictionary): Option[] =>
  objects.list(keys['/Opt']).map((option) => {
    const [value, words] = objects.list(option);
    return value === undefined
      ? { value: objects.text(option), words: objects.text(option) }
      : { value: objects.text(value), words: objects.text(words) };
  });

const chosenIn = (objects: JsonObjects, keys: JsonDictionary): string[] => {
  const value = objects.at(keys['/V']);
  return (Array.isArray(value) ? value : [value]).map((one) => objects.text(one)).filter(Boolean);
};

/** What a field for words or choices shows of its value. */
export const shownValue = (objects: JsonObjects, keys: JsonDictionary): string => {
  const flags = objects.number(keys['/Ff']) ?? 0;
  if (objects.name(keys['/FT']) === 'Tx') {
    const text = objects.text(keys['/V']);
    return (flags & PASSWORD) !== 0 ? '*'.repeat(Array.from(text).length) : text;
  }
  const options = optionsOf(objects, keys);
  return chosenIn(objects, keys)
    .map((value) => options.find((option) => option.value === value)?.words ?? value)
    .join('\n');
};

const LIST_SIZE = 10;

/** All that may be chosen from a list, a line each; what is chosen stands on a bar. */
const drawList = async ({ objects, keys, letters, box, border }: Widget): Promise<string> => {
  const options = optionsOf(objects, keys);
  const text = options.map(({ words }) => words).join('');
  const { setting, size, ink } = await settingOf(objects, { keys, text, letters });
  const height = (size || LIST_SIZE) * 1.2;
  const chosen = new Set(chosenIn(objects, keys));
  const lines = options.slice(objects.number(keys['/TI']) ?? 0).map(({ value, words }, at) => {
    const top = box.top - border - at * height;
    const row = { left: box.left + border, bottom: top - height, right: box.right - border, top };
    const bar = operator('re', row.left, row.bottom, row.right - row.left, height);
    const shown = layText(words, row, {
      setting,
      size: size || LIST_SIZE,
      align: 0,
      multiline: false,
      comb: 0,
      padding: 2,
    });
    return `${chosen.has(value) ? `q 0.6 0.76 0.85 rg ${bar} f Q ` : ''}${words === '' ? '' : wordsIn(row, ink, shown)}`;
  });
  return `q ${operator('re', box.left, box.bottom, box.right - box.left, box.top - box.bottom)} W n ${lines.join(' ')} Q`;
};

const drawWords = async (widget: Widget): Promise<string> => {
  const { objects, keys, letters, box, flags, border } = widget;
  if (objects.name(keys['/FT']) === 'Ch' && (flags & COMBO) === 0) return drawList(widget);
  const text = shownValue(objects, keys);
  if (text === '') return '';
  const { setting, size, ink } = await settingOf(objects, { keys, text, letters });
  const choice = objects.name(keys['/FT']) === 'Ch';
  const multiline = !choice && (flags & MULTILINE) !== 0;
  const cells =
    !choice && (flags & (COMB | MULTILINE | PASSWORD)) === COMB ? (objects.number(keys['/MaxLen']) ?? 0) : 0;
  const shown = layText(text, box, {
    setting,
    size,
    align: objects.number(keys['/Q']) ?? 0,
    multiline,
    comb: cells,
    padding: choice ? 2 + border : Math.max(2, 2 * border),
  });
  return `/Tx BMC ${wordsIn(box, ink, shown)} EMC`;
};

const drawCaption = async ({ objects, keys, letters, box }: Widget): Promise<string> => {
  const text = objects.text(objects.dictionary(keys['/MK'])['/CA']);
  if (text === '') return '';
  const { setting, size, ink } = await settingOf(objects, { keys, text, letters });
  const layout = { setting, size, align: 1, multiline: false, comb: 0, padding: 2 };
  return wordsIn(box, ink, layText(text, box, layout));
};

const isChecked = ({ objects, keys }: Widget): boolean => {
  const state = objects.name(keys['/AS']) || objects.name(keys['/V']);
  return state !== '' && state !== 'Off';
};

/** A mark in a box that is chosen: a dot where one of several is, a tick otherwise. */
const drawMark = (widget: Widget): string => {
  if (!isChecked(widget)) return '';
  const { left, bottom, right, top } = widget.box;
  const size = Math.min(right - left, top - bottom);
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  if ((widget.flags & RADIO) !== 0) {
    const radius = size / 4;
    return `q 0 g ${ellipse({ left: x - radius, bottom: y - radius, right: x + radius, top: y + radius })} f Q`;
  }
  const tick = [
    { x: x - size * 0.28, y: y + size * 0.02 },
    { x: x - size * 0.08, y: y - size * 0.24 },
    { x: x + size * 0.3, y: y + size * 0.28 },
  ];
  return `q 0 G ${operator('w', Math.max(0.8, size / 9))} ${path(tick)} S Q`;
};

const drawFrame = ({ objects, keys, box, flags, border }: Widget): string => {
  const look = objects.dictionary(keys['/MK']);
  const ground = colour(objects.numbers(look['/BG']), 'fill');
  const edge = colour(objects.numbers(look['/BC']), 'stroke');
  const { left, bottom, right, top } = box;
  const shape = (by: number): string =>
    (flags & RADIO) !== 0 && objects.name(keys['/FT']) === 'Btn'
      ? ellipse({ left: left + by, bottom: bottom + by, right: right - by, top: top - by })
      : operator('re', left + by, bottom + by, right - left - 2 * by, top - bottom - 2 * by);
  return [
    ground ? `q ${ground} ${shape(0)} f Q` : '',
    edge && border > 0 ? `q ${edge} ${operator('w', border)} ${shape(border / 2)} S Q` : '',
  ]
    .filter(Boolean)
    .join(' ');
};

/** What a field shows of its value; nothing where it shows nothing. */
export const drawField = async (
  objects: JsonObjects,
  keys: JsonDictionary,
  letters: Letters,
): Promise<Drawing | undefined> => {
  const style =
    objects.number(objects.dictionary(keys['/BS'])['/W']) ?? objects.number(objects.list(keys['/Border'])[2]);
  const widget: Widget = {
    objects,
    keys,
    letters,
    box: boxOf(objects.numbers(keys['/Rect'])),
    flags: objects.number(keys['/Ff']) ?? 0,
    border: style ?? 1,
  };
  const button = objects.name(keys['/FT']) === 'Btn';
  const caption = button && (widget.flags & PUSHBUTTON) !== 0;
  const inside = caption ? await drawCaption(widget) : button ? drawMark(widget) : await drawWords(widget);
  const content = [drawFrame(widget), inside].filter(Boolean).join(' ');
  return content === '' ? undefined : { content, box: widget.box, ...(button && !caption ? { toggle: true } : {}) };
};
