import type { ShownGlyphs, SimpleCode } from './font-program.ts';
import { Uncuttable } from './font-program.ts';
import { standardName, unicodeOf } from './glyph-names.ts';
import { plainType1Charstring } from './plain-type1-charstring.ts';
import { enciphered, KEY } from './type1-cipher.ts';
import type { Type1 } from './type1.ts';

const LEAD = 4;
const MISSING = '.notdef';

const byCharacter = (names: Iterable<string>): Map<number | undefined, string[]> => Map.groupBy(names, unicodeOf);

const namesFor = (
  { glyphs, encoding }: Type1,
  characters: ReturnType<typeof byCharacter>,
  { code, names, unicodes, raw }: SimpleCode,
): string[] => {
  const exact = names.filter((name) => glyphs.has(name));
  const alike = exact.length > 0 ? [] : unicodes.flatMap((unicode) => characters.get(unicode) ?? []);
  const own =
    raw || exact.length + alike.length === 0 ? (encoding ? encoding.get(code) : standardName(code)) : undefined;
  return [...exact, ...alike, ...(own !== undefined && glyphs.has(own) ? [own] : [])];
};

const enciphering = (text: string): Buffer => enciphered(Buffer.from(text, 'latin1'), KEY.charstring, LEAD);

/** The three parts of a program as a PDF holds them (ISO 32000-1, 9.9). */
export type Type1Parts = { clear: Buffer; hidden: Buffer; tail: Buffer };

/** A Type 1 program cut to what is shown and written anew: other glyphs, their names and all subroutines are gone. Throws `Uncuttable`. */
export const cutType1 = (source: Type1, shown: ShownGlyphs): Type1Parts => {
  if (shown.kind !== 'simple') throw new Uncuttable('a composite font with a program of names');
  const characters = byCharacter(source.glyphs.keys());
  const names = new Set([MISSING, ...shown.codes.flatMap((code) => namesFor(source, characters, code))]);
  const glyphs = [...names]
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => {
      const code = source.glyphs.get(name);
      return code ? [{ name, code: enciphering(plainType1Charstring(code, source.subrs).toString('latin1')) }] : [];
    });
  const { matrix, box, paint, hints, encoding } = source;
  const encoded = shown.codes.flatMap(({ code }) => {
    const name = encoding?.get(code);
    return name !== undefined && names.has(name) ? [`dup ${code} /${name} put\n`] : [];
  });
  const own = `256 array 0 1 255 {1 index exch /.notdef put} for\n${encoded.join('')}readonly def`;
  const clear = `%!PS-AdobeFont-1.0: Embedded
11 dict begin
/FontType 1 def
/FontName /Embedded def
/PaintType ${paint} def
/FontMatrix [${matrix}] readonly def
/FontBBox {${box}} readonly def
/Encoding ${encoding ? own : 'StandardEncoding def'}
currentdict end
currentfile eexec
`;
  const written = glyphs.map(({ name, code }) => `/${name} ${code.length} RD ${code.toString('latin1')} ND\n`).join('');
  const hidden = `dup /Private ${hints.length + 5} dict dup begin
/RD {string currentfile exch readstring pop} executeonly def
/ND {noaccess def} executeonly def
/password 5839 def
/MinFeature {16 16} def
${hints.map((hint) => `${hint} def\n`).join('')}2 index /CharStrings ${glyphs.length} dict dup begin
${written}end
end
readonly put
noaccess put
dup /FontName get exch definefont pop
mark currentfile closefile
`;
  return {
    clear: Buffer.from(clear, 'latin1'),
    hidden: enciphered(Buffer.from(hidden, 'latin1'), KEY.program, LEAD),
    tail: Buffer.from(`${`${'0'.repeat(64)}\n`.repeat(8)}cleartomark\n`),
  };
};
