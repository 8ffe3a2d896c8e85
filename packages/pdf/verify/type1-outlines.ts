import { Unreadable } from './pdf-value.ts';
import { view, type Outlines, type Way } from './program-outlines.ts';

const eexec = (bytes: Buffer): string => {
  let state = 55_665;
  const plain = bytes.map((byte) => {
    const out = byte ^ (state >> 8);
    state = ((byte + state) * 52_845 + 22_719) & 0xffff;
    return out;
  });
  return Buffer.from(plain.subarray(4)).toString('latin1');
};

const NUMBERS = String.raw`[-+\d.eE ]*`;

/** The words in the clear: numbers, and the names of the codes shown. */
const CLEAR = new RegExp(
  String.raw`^%!PS-AdobeFont-1\.0: Embedded\n11 dict begin\n/FontType 1 def\n/FontName /Embedded def\n/PaintType \d def
/FontMatrix \[${NUMBERS}\] readonly def\n/FontBBox \{${NUMBERS}\} readonly def
/Encoding (?:StandardEncoding def|256 array 0 1 255 \{1 index exch /\.notdef put\} for\n(?:dup \d{1,3} /\S+ put\n)*readonly def)
currentdict end\ncurrentfile eexec\n$`,
);

const HINT = String.raw`/(?:BlueValues|(?:Family)?OtherBlues|FamilyBlues|BlueScale|BlueShift|BlueFuzz|Std[HV]W|StemSnap[HV]|ForceBold|LanguageGroup|ExpansionFactor|RndStemUp)`;

/** The hidden words before the glyphs: what aligns stems. */
const PRIVATE = new RegExp(
  String.raw`^dup /Private \d+ dict dup begin\n/RD \{string currentfile exch readstring pop\} executeonly def\n/ND \{noaccess def\} executeonly def
/password 5839 def\n/MinFeature \{16 16\} def\n(?:${HINT} ?(?:\[${NUMBERS}\]|\{${NUMBERS}\}|${NUMBERS}|true|false) def\n)*2 index /CharStrings \d+ dict dup begin\n`,
);

const END = 'end\nend\nreadonly put\nnoaccess put\ndup /FontName get exch definefont pop\nmark currentfile closefile\n';
const TAIL = `${`${'0'.repeat(64)}\n`.repeat(8)}cleartomark\n`;

/** Reads a Type 1 program as the builder writes it: glyphs one after the other, no subroutines, and no words of its maker. */
export const type1Outlines = (program: Uint8Array, length1: number, length2: number): Outlines => {
  const bytes = view(program);
  const clear = bytes.toString('latin1', 0, length1);
  const hidden = eexec(bytes.subarray(length1, length1 + length2));
  const begin = PRIVATE.exec(hidden);
  if (!begin || !CLEAR.test(clear) || bytes.toString('latin1', length1 + length2) !== TAIL)
    throw new Unreadable('words that the builder does not write');
  const names: string[] = [];
  let at = begin[0].length;
  for (const entry = /\/(\S+) (\d+) RD /y; (entry.lastIndex = at) >= 0;) {
    const [, name, length] = entry.exec(hidden) ?? [];
    if (name === undefined) break;
    names.push(name);
    at = entry.lastIndex + Number(length);
    if (!hidden.startsWith(' ND\n', at)) throw new Unreadable('a glyph without an end');
    at += 4;
  }
  if (hidden.slice(at) !== END) throw new Unreadable('something after the glyphs');
  const ways = Array.from(clear.matchAll(/dup (\d+) \/(\S+) put/g), ([, code, name = '']): Way => ({
    kind: 'code',
    value: Number(code),
    glyph: names.indexOf(name),
  }));
  return { outlines: names.map((name, glyph) => ({ glyph, name, parts: [] })), ways };
};
