import { macCode, standardName, unicodeIn, unicodeOf } from '../fonts/glyph-names.ts';
import { CFF_STRINGS } from '../fonts/standard-names.ts';
import type { Finding } from '../types.ts';
import { cffOutlines } from './cff-outlines.ts';
import { dictionaryAt, resolve } from './check-use.ts';
import { decodeStream } from './decode-stream.ts';
import { isDictionary, isList, nameOf, Unreadable, type Dictionary, type PdfObject } from './pdf-value.ts';
import type { Outlines, Way } from './program-outlines.ts';
import type { PdfFile } from './read-objects.ts';
import { shownStrings } from './shown-strings.ts';
import { trueTypeOutlines } from './truetype-outlines.ts';
import { type1Outlines } from './type1-outlines.ts';

/** What all fonts that have a program show of it; `bare` are the numbers of glyphs where it has no maps at all. */
type Allowed = {
  codes: Set<number>;
  characters: Set<number>;
  meanings: Set<number>;
  names: Set<string>;
  cids: Set<number>;
  glyphs: Set<number>;
  bare: Set<number>;
};

type Program = { object: PdfObject; key: string; allowed: Allowed };

const LAST_CODE = 255;
const KEYS = ['FontFile', 'FontFile2', 'FontFile3'];
const PREFIXES = [0, 0xf000, 0xf100, 0xf200];
/** Spaces and hyphens that do not break are set with the letters of those that do. */
const ALIKE = new Map([
  [0xa0, 0x20],
  [0xad, 0x2d],
]);

const nothing = (): Allowed => ({
  codes: new Set(),
  characters: new Set(),
  meanings: new Set(),
  names: new Set(['.notdef']),
  cids: new Set(),
  glyphs: new Set([0]),
  bare: new Set(),
});

const programsIn = (file: PdfFile): Map<number, Program> => {
  const found = new Map<number, Program>();
  for (const { value } of file.objects.values()) {
    for (const key of isDictionary(value) ? KEYS : []) {
      const object = isDictionary(value) ? resolve(file, value.entries.get(key)) : undefined;
      if (object) found.set(object.number, { object, key, allowed: nothing() });
    }
  }
  return found;
};

const programOf = (file: PdfFile, font: Dictionary, programs: Map<number, Program>): Program | undefined => {
  const descriptor = dictionaryAt(file, font.entries.get('FontDescriptor'));
  const object = KEYS.map((key) => resolve(file, descriptor?.entries.get(key))).find((value) => value !== undefined);
  return object && programs.get(object.number);
};

const differencesOf = (file: PdfFile, font: Dictionary): Map<number, string> => {
  const differences = dictionaryAt(file, font.entries.get('Encoding'))?.entries.get('Differences');
  const names = new Map<number, string>();
  let code = 0;
  for (const item of isList(differences) ? differences.items : []) {
    if (typeof item === 'number') code = item;
    const name = nameOf(item);
    if (name !== undefined) names.set(code++, name);
  }
  return names;
};

const allowSimple = (
  allowed: Allowed,
  strings: string[],
  { names, first }: { names: Map<number, string>; first: number },
): void => {
  for (const code of new Set(strings.flatMap((text) => Array.from(text, (byte) => byte.charCodeAt(0))))) {
    const own = [names.get(code) ?? standardName(code)].filter((name) => name !== undefined);
    const read = [
      ...own.map(unicodeOf),
      ...(['StandardEncoding', 'WinAnsiEncoding', 'MacRomanEncoding'] as const).map((encoding) =>
        unicodeIn(encoding, code),
      ),
    ];
    const characters = read.flatMap((character) =>
      character === undefined ? [] : [character, ALIKE.get(character) ?? character],
    );
    allowed.codes.add(code);
    for (const name of own) allowed.names.add(name);
    for (const character of [
      ...characters,
      ...characters.flatMap((one) => macCode(one) ?? []),
      ...PREFIXES.map((prefix) => prefix + code),
    ])
      allowed.characters.add(character);
    for (const character of characters) allowed.meanings.add(character);
    for (const glyph of [code, code - first + 3]) allowed.bare.add(glyph);
  }
};

const clear = (object: PdfObject): Buffer => {
  const decoded = decodeStream(object);
  if (decoded.kind !== 'clear') throw new Unreadable(`object ${object.number} cannot be decoded`);
  return Buffer.from(decoded.bytes);
};

/** The CIDs of a composite font's strings, by pairs of bytes or by the map that it has. */
const cidsIn = (file: PdfFile, font: Dictionary, strings: string[]): number[] => {
  const map = resolve(file, font.entries.get('Encoding'));
  if (!map?.data) {
    return strings.flatMap((text) =>
      Array.from(
        { length: Math.ceil(text.length / 2) },
        (_, at) => (text.charCodeAt(2 * at) << 8) | (text.charCodeAt(2 * at + 1) || 0),
      ),
    );
  }
  return Array.from(
    clear(map)
      .toString('latin1')
      .matchAll(/<([\da-f]+)> (\d+)$/gm),
    ([, hex = '', cid]) => ({ code: Buffer.from(hex, 'hex').toString('latin1'), cid: Number(cid) }),
  ).flatMap(({ code, cid }) => (strings.some((text) => text.includes(code)) ? [cid] : []));
};

const allowComposite = (
  file: PdfFile,
  { allowed }: Program,
  { cids, descendant }: { cids: number[]; descendant: Dictionary },
): void => {
  const map = resolve(file, descendant.entries.get('CIDToGIDMap'));
  const bytes = map && clear(map);
  for (const cid of cids) {
    allowed.cids.add(cid);
    allowed.glyphs.add(bytes ? (2 * cid + 2 <= bytes.length ? bytes.readUInt16BE(2 * cid) : 0) : cid);
  }
};

const allow = (file: PdfFile, programs: Map<number, Program>): void => {
  const { byFont, loose } = shownStrings(file);
  for (const { number, value } of file.objects.values()) {
    if (!isDictionary(value) || nameOf(value.entries.get('Type')) !== 'Font') continue;
    const strings = [...(byFont.get(number) ?? []), ...loose];
    const descendants = value.entries.get('DescendantFonts');
    const descendant = isList(descendants) ? dictionaryAt(file, descendants.items[0]) : undefined;
    const program = programOf(file, descendant ?? value, programs);
    const first = value.entries.get('FirstChar');
    if (program && descendant) {
      allowComposite(file, program, { cids: cidsIn(file, value, strings), descendant });
    } else if (program) {
      allowSimple(program.allowed, strings, {
        names: differencesOf(file, value),
        first: typeof first === 'number' ? first : 0,
      });
    }
  }
};

const outlinesOf = ({ object, key }: Program): Outlines => {
  const bytes = clear(object);
  const length = (name: string): number => (isDictionary(object.value) ? Number(object.value.entries.get(name)) : 0);
  if (key === 'FontFile2') return trueTypeOutlines(bytes);
  return key === 'FontFile3'
    ? cffOutlines(bytes, (sid) => CFF_STRINGS[sid])
    : type1Outlines(bytes, length('Length1'), length('Length2'));
};

/** A map that would otherwise be empty has the last code that is not shown. */
const isSpare = (way: Way, { codes }: Allowed): boolean =>
  way.kind === 'character' &&
  way.spare === true &&
  way.value <= LAST_CODE &&
  Array.from({ length: LAST_CODE - way.value }, (_, at) => LAST_CODE - at).every((code) => codes.has(code));

/** What nothing shows: map entries and names, and glyphs that are used neither themselves nor as a part of another. */
const unused = (program: Program): number => {
  const { allowed } = program;
  const { outlines, ways } = outlinesOf(program);
  const isShown = (way: Way): boolean =>
    way.kind === 'name'
      ? allowed.names.has(way.value)
      : (way.kind === 'code' ? allowed.codes : allowed.characters).has(way.value);
  const [shown, others] = [ways.filter(isShown), ways.filter((way) => !isShown(way))];
  const reached = new Set([...allowed.glyphs, ...shown.map(({ glyph }) => glyph)]);
  for (const { glyph, name, cid } of outlines) {
    const alike = name !== undefined && (allowed.names.has(name) || allowed.meanings.has(unicodeOf(name) ?? -1));
    const bare = program.key === 'FontFile2' && ways.length === 0 && allowed.bare.has(glyph);
    if (alike || bare || (cid !== undefined && allowed.cids.has(cid))) reached.add(glyph);
  }
  const parts = new Map(outlines.map((outline) => [outline.glyph, outline.parts]));
  for (const glyph of reached) for (const part of parts.get(glyph) ?? []) reached.add(part);
  return (
    outlines.filter(({ glyph }) => !reached.has(glyph)).length + others.filter((way) => !isSpare(way, allowed)).length
  );
};

/** That no font has the outline, the width, the name or a code of a letter that the content does not show. Fails closed on a program of another make. */
export const checkGlyphs = (file: PdfFile): Finding[] => {
  const programs = programsIn(file);
  allow(file, programs);
  return [...programs.values()].flatMap((program): Finding[] => {
    const where = `font program ${program.object.number}`;
    try {
      const count = unused(program);
      return count === 0 ? [] : [{ code: 'unused-glyph', detail: `${where}: ${count} letters that nothing shows` }];
    } catch (cause) {
      if (cause instanceof Unreadable || cause instanceof RangeError)
        return [{ code: 'unused-glyph', detail: `${where} cannot be read` }];
      throw cause;
    }
  });
};
