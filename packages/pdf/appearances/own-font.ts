import { unicodeIn, unicodeOf, type BaseEncoding } from '../fonts/glyph-names.ts';
import type { Json, JsonDictionary, JsonObjects } from './json-objects.ts';
import type { Setting } from './letters.ts';

const FILES = ['/FontFile', '/FontFile2', '/FontFile3'];
/** Other names would have to be written with escapes. */
const PLAIN_NAME = /^[\w+.-]+$/;
const PREFIX = 'own-';

/** The font that a form gives to a name, for its fields, as it stands there. */
const formFontAt = (objects: JsonObjects, name: string): Json => {
  const form = objects.dictionary(objects.catalog['/AcroForm']);
  const fonts = objects.dictionary(objects.dictionary(form['/DR'])['/Font']);
  return fonts[`/${name}`] ?? {};
};

export const formFont = (objects: JsonObjects, name: string): JsonDictionary =>
  objects.dictionary(formFontAt(objects, name));

const BASES: Record<string, BaseEncoding> = {
  StandardEncoding: 'StandardEncoding',
  WinAnsiEncoding: 'WinAnsiEncoding',
  MacRomanEncoding: 'MacRomanEncoding',
};

/** The characters that codes stand for; nothing where only the font's program says so. */
const encodingOf = (objects: JsonObjects, font: JsonDictionary): Map<number, number> | undefined => {
  const encoding = objects.dictionary(font['/Encoding']);
  const base = BASES[objects.name(font['/Encoding']) || objects.name(encoding['/BaseEncoding'])];
  if (base === undefined) return undefined;
  const found = new Map<number, number>();
  const put = (code: number, unicode: number | undefined) => unicode !== undefined && found.set(code, unicode);
  for (let code = 0; code < 256; code += 1) put(code, unicodeIn(base, code));
  let code = 0;
  for (const item of objects.list(encoding['/Differences'])) {
    const number = objects.number(item);
    if (number !== undefined) {
      code = number;
      continue;
    }
    found.delete(code);
    put(code, unicodeOf(objects.name(item)));
    code += 1;
  }
  return found;
};

/** The code and the width of each character that a font has; no width, no letter. */
const lettersOf = (objects: JsonObjects, font: JsonDictionary): Map<string, { code: number; width: number }> => {
  const widths = objects.list(font['/Widths']);
  const first = objects.number(font['/FirstChar']) ?? 0;
  return new Map(
    [...(encodingOf(objects, font) ?? [])].flatMap(([code, unicode]) => {
      const width = objects.number(widths[code - first]) ?? 0;
      return width > 0 ? [[String.fromCodePoint(unicode), { code, width }] as const] : [];
    }),
  );
};

/** How a text is set in the font that the form embeds for its fields; nothing where that font does not have all of its letters. */
export const ownSetting = (objects: JsonObjects, name: string, text: string): Setting | undefined => {
  const font = formFont(objects, name);
  const descriptor = objects.dictionary(font['/FontDescriptor']);
  const simple = ['Type1', 'TrueType'].includes(objects.name(font['/Subtype']));
  if (!simple || !PLAIN_NAME.test(name) || !FILES.some((key) => objects.isStream(descriptor[key]))) return undefined;
  const letters = lettersOf(objects, font);
  if (!Array.from(text).every((letter) => letters.has(letter))) return undefined;
  const all = (words: string) => Array.from(words).flatMap((letter) => letters.get(letter) ?? []);
  return {
    font: `${PREFIX}${name}`,
    width: (words, size) => (all(words).reduce((sum, { width }) => sum + width, 0) * size) / 1000,
    show: (words) => `<${Buffer.from(all(words).map(({ code }) => code)).toString('hex')}> Tj`,
  };
};

/** The fonts of the form that some content is set in, by the names that it has for them. */
export const ownFontsIn = (objects: JsonObjects, content: string): JsonDictionary => {
  const names = new Set(Array.from(content.matchAll(/\/own-([\w+.-]+) /g), ([, name = '']) => name));
  return Object.fromEntries([...names].map((name) => [`/${PREFIX}${name}`, formFontAt(objects, name)]));
};
