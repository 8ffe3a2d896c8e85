import { PDFDict, PDFName } from '@cantoo/pdf-lib';

import { Uncuttable, type SimpleCode } from '../fonts/font-program.ts';
import { standardName, unicodeIn, unicodeOf, type BaseEncoding } from '../fonts/glyph-names.ts';
import { numberIn } from './read-entry.ts';
import { encodedNames } from './used-glyphs.ts';

const NONSYMBOLIC = 32;

const isBase = (name: string): name is BaseEncoding =>
  ['StandardEncoding', 'WinAnsiEncoding', 'MacRomanEncoding'].includes(name);

const baseOf = (font: PDFDict): BaseEncoding | undefined => {
  const encoding = font.lookup(PDFName.of('Encoding'));
  const base = encoding instanceof PDFDict ? encoding.lookup(PDFName.of('BaseEncoding')) : encoding;
  if (!(base instanceof PDFName)) return undefined;
  const name = base.decodeText();
  if (!isBase(name)) throw new Uncuttable('an unknown encoding');
  return name;
};

/** Characters that readers set with the glyph of another: the no-break space, the non-breaking hyphen, and the letter that is also a unit. */
const ALIKE: Record<number, number> = { 0xa0: 0x20, 0xad: 0x2d, 0x3a9: 0x2126 };

const withAlike = (unicodes: (number | undefined)[]): number[] => [
  ...new Set(unicodes.flatMap((unicode) => (unicode === undefined ? [] : [unicode, ALIKE[unicode] ?? unicode]))),
];

/** What the codes of a simple font may stand for, by its encoding and by those that readers suppose without one (ISO 32000-1, 9.6.6). */
export const simpleCodes = (font: PDFDict, codes: number[]): SimpleCode[] => {
  const [base, differences] = [baseOf(font), encodedNames(font)];
  const descriptor = font.lookup(PDFName.of('FontDescriptor'));
  const flags = descriptor instanceof PDFDict ? numberIn(descriptor, 'Flags') : undefined;
  const nonsymbolic = ((flags ?? 0) & NONSYMBOLIC) !== 0;
  return codes.map((code) => {
    const own = differences.get(code)?.decodeText();
    if (own !== undefined) return { code, names: [own], unicodes: withAlike([unicodeOf(own)]), raw: !nonsymbolic };
    const bases: BaseEncoding[] = base ? [base] : ['StandardEncoding', 'WinAnsiEncoding'];
    const standard = bases.includes('StandardEncoding') ? standardName(code) : undefined;
    const unicodes = withAlike(bases.map((encoding) => unicodeIn(encoding, code)));
    return { code, names: standard === undefined ? [] : [standard], unicodes, raw: !base || !nonsymbolic };
  });
};
