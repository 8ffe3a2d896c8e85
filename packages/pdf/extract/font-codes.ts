import { PDFName, PDFRawStream, type PDFDict } from '@cantoo/pdf-lib';

import { tokens } from './content-use.ts';
import { clearContent } from './plain-content.ts';

/** A code as content writes it, and the CID that a composite font means by it. */
export type Code = { bytes: string; number: number; cid: number };

/** How strings are read in a composite font; `undefined` where the font names a CMap that only readers know. */
export type Coding = { codesIn: (text: string) => Code[]; spaces: [string, string][] };

/** Some bytes as one number. */
export const numberOf = (bytes: string): number =>
  Array.from(bytes).reduce((sum, byte) => sum * 256 + byte.charCodeAt(0), 0);

const pairsIn = (text: string): Code[] =>
  Array.from({ length: Math.ceil(text.length / 2) }, (_, index) => {
    const bytes = text.slice(2 * index, 2 * index + 2).padEnd(2, '\0');
    const number = numberOf(bytes);
    return { bytes, number, cid: number };
  });

const IDENTITY: Coding = { codesIn: pairsIn, spaces: [['\0\0', '\xff\xff']] };

const within = (bytes: string, [from, to]: [string, string]): boolean =>
  bytes.length === from.length &&
  Array.from(bytes).every((byte, at) => byte >= (from[at] ?? '') && byte <= (to[at] ?? ''));

type Table = {
  spaces: [string, string][];
  single: Map<string, number>;
  ranges: { from: string; to: string; cid: number }[];
};

const SIZES: Record<string, number> = { codespacerange: 2, cidchar: 2, cidrange: 3 };

/** The entries of a CMap (ISO 32000-1, 9.7.5); nothing where it builds on another. */
const tableIn = (content: string): Table | undefined => {
  const table: Table = { spaces: [], single: new Map(), ranges: [] };
  let [section, operands]: [string, string[]] = ['', []];
  for (const token of tokens(content)) {
    if ('word' in token && token.word === 'usecmap') return undefined;
    if ('word' in token && token.word.startsWith('begin')) [section, operands] = [token.word.slice(5), []];
    else if ('word' in token && token.word.startsWith('end')) section = '';
    else if (SIZES[section] !== undefined) operands.push('shown' in token ? token.shown : token.word);
    if (operands.length !== SIZES[section]) continue;
    const [first = '', second = '', third = ''] = operands;
    if (section === 'codespacerange') table.spaces.push([first, second]);
    else if (section === 'cidchar') table.single.set(first, Number(second));
    else table.ranges.push({ from: first, to: second, cid: Number(third) });
    operands = [];
  }
  return table;
};

const LONGEST_CODE = 4;

const codingBy = ({ spaces, single, ranges }: Table): Coding => {
  const cidOf = (bytes: string): number => {
    const range = ranges.find(({ from, to }) => bytes.length === from.length && bytes >= from && bytes <= to);
    return single.get(bytes) ?? (range ? range.cid + numberOf(bytes) - numberOf(range.from) : 0);
  };
  const shortest = Math.min(LONGEST_CODE, ...spaces.map(([from]) => from.length)) || 1;
  const lengthAt = (text: string, at: number): number =>
    [1, 2, 3, 4].find((length) => spaces.some((space) => within(text.slice(at, at + length), space))) ?? shortest;
  const codesIn = (text: string): Code[] => {
    const codes: Code[] = [];
    for (let at = 0; at < text.length;) {
      const bytes = text.slice(at, at + lengthAt(text, at));
      codes.push({ bytes, number: numberOf(bytes), cid: cidOf(bytes) });
      at += bytes.length;
    }
    return codes;
  };
  return { codesIn, spaces };
};

/** How a composite font reads its strings. */
export const codingOf = (font: PDFDict): Coding | undefined => {
  const encoding = font.lookup(PDFName.of('Encoding'));
  if (encoding instanceof PDFName) return /^Identity-[HV]$/.test(encoding.decodeText()) ? IDENTITY : undefined;
  if (!(encoding instanceof PDFRawStream) || encoding.dict.has(PDFName.of('UseCMap'))) return undefined;
  const table = tableIn(clearContent(encoding));
  return table && codingBy(table);
};

const hexOf = (bytes: string): string => `<${Buffer.from(bytes, 'latin1').toString('hex')}>`;

const MOST_A_SECTION = 100;

/** A CMap of some codes alone. */
export const mapOf = (codes: Code[], spaces: [string, string][]): string => {
  const sections = Array.from({ length: Math.ceil(codes.length / MOST_A_SECTION) }, (_, index) => {
    const part = codes.slice(index * MOST_A_SECTION, (index + 1) * MOST_A_SECTION);
    return `${part.length} begincidchar\n${part.map(({ bytes, cid }) => `${hexOf(bytes)} ${cid}`).join('\n')}\nendcidchar`;
  });
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Embedded def /CMapType 1 def',
    `${spaces.length} begincodespacerange ${spaces.map(([from, to]) => `${hexOf(from)} ${hexOf(to)}`).join(' ')} endcodespacerange`,
    ...sections,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
};
