import { assembledCff, entry, writeIndex } from './assembled-cff.ts';
import { numberIn, OP, type Cff } from './cff.ts';
import { ascending, Uncuttable, type ShownGlyphs, type SimpleCode } from './font-program.ts';
import { standardName, unicodeOf } from './glyph-names.ts';
import { plainCharstring } from './plain-charstring.ts';
import { CFF_STRINGS } from './standard-names.ts';

const CHARSTRING_TYPE = 1206;
const BLANK = Buffer.from([14]);
/** All charstrings of a program with their subroutines written out. */
const LARGEST = 16 * 1024 * 1024;

/** A glyph as it is written: the one that it was, and its CID or name; `undefined` leaves a gap in the numbers. */
type Written = { glyph: number | undefined; cid: number; name: string };

const words = (values: number[]): Buffer => {
  const out = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => out.writeUInt16BE(value, 2 * index));
  return out;
};

/** The glyphs of a program by their names, and by the characters that those stand for. */
type Named = { byName: Map<string | undefined, number[]>; byUnicode: Map<number | undefined, number[]> };

const namedGlyphs = (names: string[]): Named => {
  const glyphs = [...names.keys()];
  return {
    byName: Map.groupBy(glyphs, (glyph) => names[glyph]),
    byUnicode: Map.groupBy(glyphs, (glyph) => unicodeOf(names[glyph] ?? '')),
  };
};

/** The glyphs that a code may stand for, in a program whose glyphs have names. */
const glyphsFor = (
  { encoding }: Cff,
  { byName, byUnicode }: Named,
  { code, names: wanted, unicodes, raw }: SimpleCode,
): number[] => {
  const exact = wanted.flatMap((name) => byName.get(name) ?? []);
  const alike = exact.length > 0 ? [] : unicodes.flatMap((unicode) => byUnicode.get(unicode) ?? []);
  const own = encoding.size > 0 ? encoding.get(code) : byName.get(standardName(code) ?? '')?.[0];
  const builtIn = own !== undefined && (raw || exact.length + alike.length === 0) ? [own] : [];
  return [...exact, ...alike, ...builtIn];
};

const MISSING: Written = { glyph: 0, cid: 0, name: '.notdef' };

const writtenGlyphs = (cff: Cff, shown: ShownGlyphs): Written[] => {
  const { cids, names, charStrings } = cff;
  if (shown.kind === 'simple') {
    if (!names) throw new Uncuttable('a simple font with a program of CIDs');
    const named = namedGlyphs(names);
    const glyphs = new Set(shown.codes.flatMap((code) => glyphsFor(cff, named, code)));
    const sorted = [...glyphs]
      .filter((glyph) => glyph > 0)
      .map((glyph): Written => ({ glyph, cid: 0, name: names[glyph] ?? '' }));
    return [MISSING, ...sorted.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))];
  }
  const wanted = ascending(shown.cids).filter((cid) => cid > 0);
  if (cids) {
    const glyphOf = new Map(cids.map((cid, glyph) => [cid, glyph] as const).toReversed());
    return [
      MISSING,
      ...wanted.flatMap((cid): Written[] => (glyphOf.has(cid) ? [{ glyph: glyphOf.get(cid), cid, name: '' }] : [])),
    ];
  }
  const last = Math.max(0, ...wanted.filter((cid) => cid < charStrings.length));
  return Array.from({ length: last + 1 }, (_, glyph): Written => ({
    glyph: glyph === 0 || shown.cids.has(glyph) ? glyph : undefined,
    cid: glyph,
    name: '.notdef',
  }));
};

const outlinesOf = ({ charStrings, globalSubrs, fonts, fontOf }: Cff, written: Written[]): Buffer[] => {
  let total = 0;
  return written.map(({ glyph }) => {
    const code = glyph === undefined ? undefined : charStrings[glyph];
    if (glyph === undefined || !code) return BLANK;
    const plain = plainCharstring(code, { global: globalSubrs, local: fonts[fontOf(glyph)]?.subrs ?? [] });
    total += plain.length;
    if (total > LARGEST) throw new Uncuttable('outlines too large');
    return plain;
  });
};

/** New numbers for the strings that are still used. */
class Strings {
  readonly own: string[] = [];
  readonly #numbers = new Map(CFF_STRINGS.map((text, number) => [text, number] as const));

  number(text: string): number {
    const number = this.#numbers.get(text) ?? CFF_STRINGS.length + this.own.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}

const rosOf = ({ top, strings: source }: Cff, strings: Strings): Buffer => {
  const [registry, ordering, supplement = 0] = (top.get(OP.ros) ?? []).map(({ value }) => value);
  const text = (sid = 0): string => CFF_STRINGS[sid] ?? source[sid - CFF_STRINGS.length] ?? '';
  return entry(OP.ros, [strings.number(text(registry)), strings.number(text(ordering)), supplement]);
};

const SUPPLEMENTED = 128;

/** The program's own encoding, for the codes shown alone. */
const encodingOf = ({ encoding, names = [] }: Cff, shown: ShownGlyphs, strings: Strings): Buffer | undefined => {
  if (encoding.size === 0 || shown.kind !== 'simple') return undefined;
  const glyphs = new Map(
    shown.codes.flatMap(({ code }) => [[code, encoding.get(code)] as const].filter(([, glyph]) => glyph !== undefined)),
  );
  if (glyphs.size > 255) throw new Uncuttable('an encoding that names every code');
  const kept = ascending(glyphs.keys()).map((code) => {
    const sid = strings.number(names[glyphs.get(code) ?? 0] ?? '');
    return Buffer.from([code, sid >> 8, sid & 255]);
  });
  return Buffer.concat([Buffer.from([SUPPLEMENTED, 0, kept.length]), ...kept]);
};

/** A bare CFF program cut to what is shown. Where glyphs have CIDs or names, only those are left; otherwise they keep their numbers. */
export const cutCff = (cff: Cff, shown: ShownGlyphs): Buffer => {
  const { top, fonts, fontOf, cids } = cff;
  if ((numberIn(top, CHARSTRING_TYPE) ?? 2) !== 2) throw new Uncuttable('charstrings of another type');
  const written = writtenGlyphs(cff, shown);
  const strings = new Strings();
  const ros = cids ? rosOf(cff, strings) : undefined;
  const charset = Buffer.concat([
    Buffer.from([0]),
    words(written.slice(1).map(({ cid, name }) => (cids ? cid : strings.number(name)))),
  ]);
  const used = ascending(new Set(written.flatMap(({ glyph }) => (glyph === undefined ? [] : [fontOf(glyph)]))));
  const usedFonts = used.flatMap((index) => fonts[index] ?? []);
  if (usedFonts.length < used.length) throw new Uncuttable('a glyph of no font');
  const select = Buffer.from([0, ...written.map(({ glyph }) => used.indexOf(fontOf(glyph ?? 0)))]);
  const encoding = encodingOf(cff, shown, strings);
  const outlines = writeIndex(outlinesOf(cff, written));
  return assembledCff({
    ros,
    charset,
    encoding,
    outlines,
    select,
    strings,
    usedFonts,
    top,
    last: written.at(-1)?.cid ?? 0,
  });
};
