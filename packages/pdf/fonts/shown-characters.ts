import { readCharacterMaps, type CharacterMap, type WrittenMap } from './character-map.ts';
import { Uncuttable, type ShownGlyphs, type SimpleCode } from './font-program.ts';
import { macCode, unicodeOf } from './glyph-names.ts';
import { readPostNames } from './post-names.ts';
import type { Tables } from './sfnt.ts';

/** What a cut TrueType program shows: its glyphs, and the maps and names by which readers find them. */
export type ShownCharacters = { glyphs: Set<number>; maps: WrittenMap[]; names: Map<string, number> };

const MACINTOSH = 1;
/** Where symbol fonts keep their codes (OpenType, cmap, platform 3, encoding 0). */
const PREFIXES = [0xf000, 0xf100, 0xf200];

/** The characters under which readers look a code up (ISO 32000-1, 9.6.6.4). */
const candidates = ({ platform, encoding }: CharacterMap, { code, unicodes, raw }: SimpleCode): number[] => {
  if (platform === MACINTOSH)
    return [...new Set([...(raw ? [code] : []), ...unicodes.flatMap((unicode) => macCode(unicode) ?? [])])];
  const symbolic = platform === 3 && encoding === 0;
  return [...new Set([...(raw || symbolic ? [code] : []), ...PREFIXES.map((prefix) => prefix + code), ...unicodes])];
};

/** A reader treats a font with an empty map as one whose glyphs are numbered by code. */
const unlikeEmpty = (entries: Map<number, number>, codes: SimpleCode[]): void => {
  const used = new Set(codes.map(({ code }) => code));
  const free = Array.from({ length: 256 }, (_, index) => 255 - index).find((code) => !used.has(code));
  if (entries.size === 0 && free !== undefined) entries.set(free, 1);
};

const simpleCharacters = (
  tables: Tables,
  { codes, firstCode }: Extract<ShownGlyphs, { kind: 'simple' }>,
): ShownCharacters => {
  const sources = readCharacterMaps(tables.get('cmap'));
  const post = readPostNames(tables.get('post'));
  const named = Map.groupBy(post.keys(), unicodeOf);
  const shown: ShownCharacters = { glyphs: new Set(), names: new Map(), maps: [] };
  shown.maps = sources.map(({ platform, encoding }) => ({ platform, encoding, entries: new Map() }));
  for (const one of codes) {
    let found = false;
    for (const [index, source] of sources.entries()) {
      for (const character of candidates(source, one)) {
        const glyph = source.glyphOf(character);
        if (glyph === 0) continue;
        shown.maps[index]?.entries.set(character, glyph);
        shown.glyphs.add(glyph);
        found = true;
      }
    }
    for (const name of found ? [] : [...one.names, ...one.unicodes.flatMap((unicode) => named.get(unicode) ?? [])]) {
      const glyph = post.get(name);
      if (glyph === undefined) continue;
      shown.names.set(name, glyph);
      shown.glyphs.add(glyph);
      found = true;
    }
    const bare = sources.length === 0 && post.size === 0;
    if (bare) for (const glyph of [one.code, one.code - firstCode + 3]) shown.glyphs.add(glyph);
    if (!found && !bare && one.unicodes.length === 0 && one.names.some((name) => name !== '.notdef'))
      throw new Uncuttable('a glyph by a name that stands for no character');
  }
  for (const { entries } of shown.maps) unlikeEmpty(entries, codes);
  return shown;
};

/** The glyphs of a TrueType program that are shown. Throws `Uncuttable`. */
export const shownCharacters = (tables: Tables, shown: ShownGlyphs): ShownCharacters =>
  shown.kind === 'composite'
    ? { glyphs: new Set(shown.cids), maps: [], names: new Map() }
    : simpleCharacters(tables, shown);
