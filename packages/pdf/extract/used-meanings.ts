import { tokens } from './content-use.ts';
import { numberOf } from './font-codes.ts';

/** What codes mean in Unicode: the bytes of the code, and its text in UTF-16. */
type Meaning = { code: string; meaning: string };

const hexOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('hex');

/** The bytes of a code, or of UTF-16 text, increased by a number. */
const further = (bytes: string, steps: number): string => {
  const out = Buffer.from(bytes, 'latin1');
  for (let at = out.length - 1, carry = steps; at >= 0 && carry > 0; at -= 1) {
    carry += out[at] ?? 0;
    out[at] = carry & 255;
    carry >>= 8;
  }
  return out.toString('latin1');
};

const LONGEST_RANGE = 65_536;

const range = ([from = '', to = '', ...rest]: string[], inArray: boolean): Meaning[] =>
  Array.from({ length: Math.min(LONGEST_RANGE, Math.max(0, numberOf(to) - numberOf(from) + 1)) }, (_, step) => ({
    code: further(from, step),
    meaning: inArray ? (rest[step] ?? '') : further(rest[0] ?? '', step),
  }));

/** The meanings in a ToUnicode table (ISO 32000-1, 9.10.3). */
export const meaningsIn = (table: string): Meaning[] => {
  const found: Meaning[] = [];
  let [section, operands, array]: [string, string[], boolean] = ['', [], false];
  for (const token of tokens(table)) {
    if ('shown' in token) operands.push(token.shown);
    else if (token.word === '[') array = true;
    else if (token.word.startsWith('begin')) [section, operands, array] = [token.word.slice(5), [], false];
    else if (token.word.startsWith('end')) section = '';
    if (section === 'bfchar' && operands.length === 2)
      found.push({ code: operands[0] ?? '', meaning: operands[1] ?? '' });
    const closed = 'word' in token && token.word === ']';
    if (section === 'bfrange' && (closed || (operands.length === 3 && !array))) found.push(...range(operands, closed));
    const complete = section === 'bfchar' ? operands.length === 2 : closed || (operands.length === 3 && !array);
    if (complete) [operands, array] = [[], false];
  }
  return found;
};

const MOST_A_SECTION = 100;

/** A table of the meanings of some codes alone. */
export const tableOf = (meanings: Meaning[]): string => {
  const [width = 1] = meanings.map(({ code }) => code.length);
  const sections = Array.from({ length: Math.ceil(meanings.length / MOST_A_SECTION) }, (_, index) => {
    const part = meanings.slice(index * MOST_A_SECTION, (index + 1) * MOST_A_SECTION);
    return `${part.length} beginbfchar\n${part.map(({ code, meaning }) => `<${hexOf(code)}> <${hexOf(meaning)}>`).join('\n')}\nendbfchar`;
  });
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    `1 begincodespacerange <${'00'.repeat(width)}> <${'ff'.repeat(width)}> endcodespacerange`,
    ...sections,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
};

/** The meanings that belong to the codes shown. */
export const usedMeanings = (meanings: Meaning[], codes: ReadonlySet<number>): Meaning[] =>
  meanings.filter(({ code }) => codes.has(numberOf(code)));
