import { describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { everythingIn } from '../../../test/pdf/adversarial/reading.ts';
import { findPassages } from '../find-passages.ts';
import type { Redaction } from '../types.ts';
import { verifyExtract } from '../verify/verify-extract.ts';
import { extractPages } from './build-extract.ts';

const ALEF = 0x5d0;
const LETTERS = Array.from({ length: 22 }, (_, index) => index);
const [WIDE, NARROW, SIZE] = [0.6, 0.3, 12];

/** A font of the page itself in which the codes a to v are the letters of the Hebrew alphabet. */
const hebrew = (pdf: RawPdf): string => {
  const map = LETTERS.map((letter) => `<${(97 + letter).toString(16)}> <0${(ALEF + letter).toString(16)}>`).join(' ');
  const meanings = pdf.add(
    '<< >>',
    `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 23 beginbfchar <20> <0020> ${map} endbfchar endcmap`,
  );
  const [letter, space] = [
    pdf.add('<< >>', `${WIDE} 0 0 0 0.5 0.7 d1 0 0 0.5 0.7 re f`),
    pdf.add('<< >>', `${NARROW} 0 d0`),
  ];
  const names = LETTERS.map((index) => `/c${index}`);
  const widths = [NARROW, ...Array.from({ length: 64 }, () => 0), ...LETTERS.map(() => WIDE)];
  const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 32 /LastChar 118 /Widths [${widths.join(' ')}]
    /Encoding << /Differences [32 /space 97 ${names.join(' ')}] >> /CharProcs << /space ${space} 0 R ${names.map((name) => `${name} ${letter} 0 R`).join(' ')} >> /ToUnicode ${meanings} 0 R >>`;
  return `/Font << /F0 1 0 R /H ${pdf.add(font)} 0 R >>`;
};

const inHebrew = (codes: string): string =>
  Array.from(codes, (code) => (code === ' ' ? ' ' : String.fromCodePoint(ALEF + code.charCodeAt(0) - 97))).join('');
const backwards = (text: string): string => Array.from(text).toReversed().join('');
const width = (codes: string): number =>
  Array.from(codes).reduce((sum, code) => sum + (code === ' ' ? NARROW : WIDE) * SIZE, 0);

const RIGHT = 540;
const shown = (x: number, y: number, operator: string): string =>
  `BT /H ${SIZE} Tf ${x.toFixed(2)} ${y} Td ${operator} ET`;

/** How programs write a line that ends at the right edge: its letters as they stand, each alone, or one after the other with a step back. */
const manners: Record<string, (line: string, y: number) => string> = {
  'as it stands, from left to right': (line, y) => shown(RIGHT - width(line), y, `(${backwards(line)}) Tj`),
  'letter by letter': (line, y) =>
    Array.from(line, (code, index) => shown(RIGHT - width(line.slice(0, index + 1)), y, `(${code}) Tj`)).join(' '),
  'in one string that goes back': (line, y) =>
    shown(
      RIGHT - width(line.slice(0, 1)),
      y,
      `[${Array.from(line, (code, index) => `(${code}) ${Math.round((1000 * width(line.slice(index, index + 2))) / SIZE)}`).join(' ')}] TJ`,
    ),
};

const WORDS = ['mnop', 'qrst', 'uv'];
const [SECRET, SHORT] = ['abcdefgh', 'kl'];

const pageOf = (write: (line: string, y: number) => string, secret: string): Uint8Array =>
  onePage(`${write(`mnop ${secret} qrst uv`, 700)} ${write('rstu mnop', 600)}`, { resources: hebrew });

/** Where a word stands on the page, read either way: the left edges and widths of its places. */
const placesOf = async (bytes: Uint8Array, word: string) => {
  const found = await findPassages(
    bytes,
    [inHebrew(word), backwards(inHebrew(word))].map((passage) => ({ page: 1, passage })),
  );
  return found.flatMap(({ rects }) => rects);
};

const released = async (bytes: Uint8Array, redactions: Redaction[]) => {
  const sources = [{ id: 'a', bytes, pages: [1], redactions }];
  const extract = await extractPages(sources);
  expect(extract.rasterised).toEqual([]);
  expect(await verifyExtract({ extract: extract.bytes, sources })).toEqual({ ok: true, findings: [] });
  return extract;
};

const byRectangle = async (bytes: Uint8Array, secret: string) =>
  released(
    bytes,
    (await placesOf(bytes, secret)).map((rect) => ({ ...rect, reason: 'third party' })),
  );

describe.each(Object.entries(manners))('a line from right to left, written %s,', (_, write) => {
  test('does not tell one word that is taken out from another', async () => {
    const [long, short] = [
      await byRectangle(pageOf(write, SECRET), SECRET),
      await byRectangle(pageOf(write, SHORT), SHORT),
    ];
    expect(long.sha256).toBe(short.sha256);
    expect(everythingIn(long.bytes)).not.toContain(SECRET);
  });

  test('keeps its other words whole and in order, the block between them', async () => {
    const { bytes } = await byRectangle(pageOf(write, SECRET), SECRET);
    const places = await Promise.all(WORDS.map((word) => placesOf(bytes, word)));
    const [block] = (await findPassages(bytes, [{ page: 1, passage: '[third party]' }])).flatMap(({ rects }) => rects);
    const [first, second, third] = places.map((all) => all.find(({ y }) => y === 700));
    for (const [index, place] of [first, second, third].entries())
      expect(place?.width).toBeCloseTo(width(WORDS[index] ?? '') - 0.1 * SIZE, 1);
    const order = [third, second, block, first].map((place) => place?.x ?? 0);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect((block?.x ?? 0) + (block?.width ?? 0)).toBeLessThan(first?.x ?? 0);
    expect((second?.x ?? 0) + (second?.width ?? 0)).toBeLessThan(block?.x ?? 0);
  });
});

test.each(Object.keys(manners))(
  'a passage in a line from right to left, written %s, is taken out as its rectangle is',
  async (manner) => {
    const bytes = pageOf(manners[manner] ?? (() => ''), SECRET);
    const made = await released(bytes, [{ page: 1, passage: inHebrew(SECRET), reason: 'third party' }]);
    expect(made.sha256).toBe((await byRectangle(bytes, SECRET)).sha256);
  },
);
