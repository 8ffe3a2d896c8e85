import { extractPages, findPassages, pageTexts, type Redaction, sealNote, verifyExtract } from '@sequester/pdf';
import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';

import { Book } from './adversarial/book.ts';

type Made = { text: string; pages: string; rasterised: number[]; widthKept: number[] };

const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

/** The blocks drawn on the one page of an extract. */
const blocksIn = async (bytes: Uint8Array): Promise<string[]> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const content = document.getPage(0).node.Contents();
  const clear =
    content instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(content).decode()).toString('latin1') : '';
  return [...clear.matchAll(/^0 g (.* re f)$/gm)].map(([, block = '']) => block);
};

/** The one page of an extract, which must verify. */
const released = async (bytes: Uint8Array, redactions: Redaction[]): Promise<Made> => {
  const sources = [{ id: 'a', bytes, pages: [1], redactions }];
  const extract = await extractPages(sources);
  expect(await verifyExtract({ extract: extract.bytes, sources })).toEqual({ ok: true, findings: [] });
  const [text = ''] = await pageTexts(extract.bytes);
  return { text: squeezed(text), pages: extract.sha256, rasterised: extract.rasterised, widthKept: extract.widthKept };
};

const byPassage = (bytes: Uint8Array, passage: string): Promise<Made> =>
  released(bytes, [{ page: 1, passage, reason: 'third party' }]);

const byRectangle = async (bytes: Uint8Array, passage: string): Promise<Made> => {
  const found = await findPassages(bytes, [{ page: 1, passage }]);
  return released(
    bytes,
    found.flatMap(({ rects }) => rects.map((rect) => ({ ...rect, reason: 'third party' }))),
  );
};

const drawn =
  (content: (secret: string) => string, keys: { resources?: string; fonts?: string; keys?: string } = {}) =>
  (secret: string): Uint8Array => {
    const book = new Book('width', 0);
    book.pages(() => ({ content: content(secret), ...keys }));
    return new Uint8Array(book.finish().bytes);
  };

const BOLD = { fonts: '/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>' };
const WIDTHS = new Map(
  Object.entries({
    ' ': 278,
    i: 222,
    l: 222,
    t: 278,
    f: 278,
    r: 333,
    c: 500,
    s: 500,
    J: 500,
    T: 611,
    A: 667,
    B: 667,
    Q: 778,
  }),
);
const width = (text: string, size = 12): number =>
  (Array.from(text).reduce((sum, letter) => sum + (WIDTHS.get(letter) ?? 556), 0) * size) / 1000;

const OTHER = 'BT /F0 12 Tf 1 0 0 1 72 600 Tm (Another line stands here.) Tj ET';

/** A word at a time, each at its own place, as many programs write. */
const wordByWord = (words: string[], { x = 72, y = 700, space = 3.336 } = {}): string => {
  let at = x;
  return words
    .map((word) => {
      const from = at;
      at += width(word) + space;
      return `BT /F0 12 Tf 1 0 0 1 ${from.toFixed(2)} ${y} Tm (${word}) Tj ET`;
    })
    .join('\n');
};

/** Lines that differ only in their secret, in the manners in which programs write them. */
const manners: Record<string, (secret: string) => Uint8Array> = {
  'one string': drawn((secret) => `BT /F0 12 Tf 72 700 Td (Then ${secret} called and left.) Tj ET ${OTHER}`),
  'a kerned string': drawn(
    (secret) =>
      `BT /F0 12 Tf 72 700 Td [(Th) 20 (en ${secret.slice(0, 1)}) 60 (${secret.slice(1)} ca) -30 (lled and left.)] TJ ET ${OTHER}`,
  ),
  'several strings': drawn(
    (secret) => `BT /F0 12 Tf 72 700 Td (Then ) Tj (${secret}) Tj ( called ) Tj (and left.) Tj ET ${OTHER}`,
  ),
  'a string a word': drawn(
    (secret) => `${wordByWord(['Then', ...secret.split(' '), 'called', 'and', 'left.'])} ${OTHER}`,
  ),
  'a string a letter': drawn(
    (secret) =>
      `BT /F0 12 Tf 72 700 Td ${Array.from(`Then ${secret} called.`, (letter) => `(${letter}) Tj ${width(letter).toFixed(3)} 0 Td`).join(' ')} ET ${OTHER}`,
  ),
  'spaces made by kerning': drawn(
    (secret) =>
      `BT /F0 12 Tf 72 700 Td [(Then) -270 (${secret.replaceAll(' ', ') -270 (')}) -270 (called)] TJ ET ${OTHER}`,
  ),
  'a bold word after': drawn(
    (secret) =>
      `BT /F0 12 Tf 72 700 Td (Then ${secret} ) Tj /F1 12 Tf (called) Tj /F0 12 Tf ( and left.) Tj ET ${OTHER}`,
    BOLD,
  ),
  'in bold': drawn(
    (secret) =>
      `BT /F0 12 Tf 72 700 Td (Then ) Tj /F1 12 Tf (${secret}) Tj /F0 12 Tf ( called and left.) Tj ET ${OTHER}`,
    BOLD,
  ),
  'at the start': drawn((secret) => `BT /F0 12 Tf 72 700 Td (${secret} called and left.) Tj ET ${OTHER}`),
  'at the end': drawn((secret) => `BT /F0 12 Tf 72 700 Td (Then left ${secret}) Tj ET ${OTHER}`),
  'alone on its line': drawn((secret) => `BT /F0 12 Tf 72 700 Td (${secret}) Tj ET ${OTHER}`),
  'in the middle of the page': drawn(
    (secret) =>
      `BT /F0 12 Tf ${306 - width(`Then ${secret} called`) / 2} 700 Td (Then ${secret} called) Tj ET ${OTHER}`,
  ),
  'set to the right': drawn(
    (secret) => `BT /F0 12 Tf ${540 - width(`Then ${secret}`)} 700 Td (Then ${secret}) Tj ET ${OTHER}`,
  ),
  'a stretched line': drawn((secret) => {
    const words = `Then ${secret} called and left with them.`;
    const spaces = words.split(' ').length - 1;
    return `BT /F0 12 Tf ${((300 - width(words)) / spaces).toFixed(3)} Tw 72 700 Td (${words}) Tj 0 Tw ET ${OTHER}`;
  }),
  'beside a column': drawn(
    (secret) => `BT /F0 12 Tf 72 700 Td (Saw ${secret} here) Tj 328 0 Td (The next column) Tj ET ${OTHER}`,
  ),
  'in a cell': drawn(
    (secret) =>
      `0.5 w 70 690 150 30 re S 220 690 150 30 re S BT /F0 12 Tf 75 700 Td (A ${secret} b) Tj 150 0 Td (Next cell) Tj ET ${OTHER}`,
  ),
  'between brackets': drawn(
    (secret) => `BT /F0 12 Tf 72 700 Td (Then \\(${secret}\\), called and left.) Tj ET ${OTHER}`,
  ),
  underlined: drawn(
    (secret) =>
      `72 698 ${width(`Then ${secret} called`).toFixed(3)} 1 re f BT /F0 12 Tf 72 700 Td (Then ${secret} called and left.) Tj ET ${OTHER}`,
  ),
  'underlined alone': drawn(
    (secret) =>
      `${72 + width('Then ')} 698 m ${72 + width(`Then ${secret}`)} 698 l S BT /F0 12 Tf 72 700 Td (Then ${secret} called and left.) Tj ET ${OTHER}`,
  ),
  'underlined thickly': drawn(
    (secret) =>
      `2 w ${72 + width('Then ')} 697 m ${72 + width(`Then ${secret} called`)} 697 l S BT /F0 12 Tf 72 700 Td (Then ${secret} called and left.) Tj ET ${OTHER}`,
  ),
  'before a marked word': drawn(
    (secret) =>
      `0.9 0.9 0.2 rg ${72 + width(`Then ${secret} `)} 697 ${width('called')} 12 re f 0 g BT /F0 12 Tf 72 700 Td (Then ${secret} called and left.) Tj ET ${OTHER}`,
  ),
  'with more beside the page': drawn(
    (secret) => `BT /F0 12 Tf 72 700 Td (Then ${secret} called and left.) Tj 900 0 Td (Off the page) Tj ET ${OTHER}`,
  ),
  'turned up': drawn(
    (secret) => `BT 0 1 -1 0 300 100 Tm /F0 12 Tf (Then ${secret} called) Tj ( and left.) Tj ET ${OTHER}`,
  ),
  'head down': drawn(
    (secret) => `BT -1 0 0 -1 500 500 Tm /F0 12 Tf (Then ${secret} called) Tj ( and left.) Tj ET ${OTHER}`,
  ),
  'on a turned page': drawn((secret) => `BT /F0 12 Tf 72 700 Td (Then ${secret} called and left.) Tj ET ${OTHER}`, {
    keys: '/Rotate 90',
  }),
};

const pairs: [string, string][] = [
  ['Quillfeatherstone', 'Al'],
  ['Quill', 'Al and then Bob'],
  ['Quill', 'Jo de la Quill'],
];

const full = process.env['FULL'] === 'yes';

/** Each manner with one of the pairs, taken in turn; with all of them by `pnpm test:full`. */
const tried = Object.entries(manners).map(
  ([name, manner], index) => [name, manner, full ? pairs : pairs.slice(index % 3, (index % 3) + 1)] as const,
);

describe.each(tried)('a passage %s', (_, manner, own) => {
  const made = new Map<string, Promise<Made[]>>();
  /** Taken out by its words and by its rectangle; made once for all pairs that it is in. */
  const without = (secret: string): Promise<Made[]> => {
    const both =
      made.get(secret) ??
      byPassage(manner(secret), secret).then(async (one) => [one, await byRectangle(manner(secret), secret)]);
    made.set(secret, both);
    return both;
  };
  test.each(own)('does not tell %j from %j', async (one, other) => {
    const extracts = [...(await without(one)), ...(await without(other))];
    expect(extracts.flatMap(({ rasterised, widthKept }) => [...rasterised, ...widthKept])).toEqual([]);
    expect(extracts[0]?.text).toContain('[thirdparty]');
    expect(new Set(extracts.map(({ pages }) => pages)).size).toBe(1);
  });
});

test('a sealed note does not tell one passage from another', async () => {
  const made = await Promise.all(
    ['Quill', 'Quill Quill Quill', 'Quillfeatherstone', 'Al and Bo Li'].map(async (secret) => {
      const text = `First words of the note.\nHe said that ${secret} owes AVATAR money and left. Then we spoke.\nLast words.`;
      const { bytes } = await sealNote({ heading: 'Note', lines: [], text, language: 'en-US' });
      return [await byPassage(bytes, secret), await byRectangle(bytes, secret)];
    }),
  );
  expect(new Set(made.flat().map(({ pages }) => pages)).size).toBe(1);
});

test('a rectangle over several lines, or wider than its words, stays as it was given', async () => {
  const bytes = drawn(
    () => `${wordByWord(['Before', 'Quill', 'after'])} BT /F0 12 Tf 1 0 0 1 110 685 Tm (Under it) Tj ET ${OTHER}`,
  )('');
  for (const rect of [
    { x: 113, y: 680, width: 30, height: 35 },
    { x: 10, y: 698, width: 100, height: 14 },
  ]) {
    const redactions = [{ page: 1, ...rect, reason: 'R' }];
    const { bytes: made, widthKept } = await extractPages([{ id: 'a', bytes, pages: [1], redactions }]);
    expect(widthKept).toEqual([]);
    expect(await blocksIn(made)).toEqual([`${rect.x} ${rect.y} ${rect.width} ${rect.height} re f`]);
  }
});

const blocksOf = async (content: string, kept: number[]): Promise<string[]> => {
  const bytes = drawn(() => content)('');
  const {
    bytes: made,
    rasterised,
    widthKept,
  } = await extractPages([{ id: 'a', bytes, pages: [1], redactions: [{ page: 1, passage: 'Quill', reason: 'R' }] }]);
  expect({ rasterised, widthKept }).toEqual({ rasterised: [], widthKept: kept });
  return blocksIn(made);
};

const AS_IT_STOOD = width('Quill');

test.each([
  ['at a slant', `BT 0.9 0.3 -0.3 0.9 200 300 Tm /F0 12 Tf (Then Quill called) Tj ET ${OTHER}`],
  [
    'where two lines overlap',
    `BT /F0 12 Tf 72 700 Td (Then Quill called and left) Tj /F0 30 Tf 90 -6 Td (Two) Tj ET ${OTHER}`,
  ],
])('a block stays over its passage, which the result says, %s', async (_, content) => {
  const [block = ''] = await blocksOf(content, [1]);
  expect(Number(block.split(' ')[2])).not.toBe(36);
  expect(Math.abs(Number(block.split(' ')[2]) - AS_IT_STOOD)).toBeLessThan(6);
});

test('a block is narrower where its column has little room', async () => {
  const [block = ''] = await blocksOf(
    `70 690 68 30 re S BT /F0 12 Tf 72 700 Td (Then Quill c) Tj 100 0 Td (Next cell) Tj ET ${OTHER}`,
    [],
  );
  expect(Number(block.split(' ')[2])).toBeLessThan(36);
});

test('blocks share the room of a narrow column, and stay apart', async () => {
  const blocks = await blocksOf(
    `70 690 90 30 re S BT /F0 12 Tf 72 700 Td (Quill Quill and) Tj 100 0 Td (Next cell) Tj ET ${OTHER}`,
    [],
  );
  const [[from = 0, , one = 0] = [], [next = 0, , other = 0] = []] = blocks.map((block) =>
    block.split(' ').map(Number),
  );
  expect(one).toBeCloseTo(other, 1);
  expect(one).toBeLessThan(36);
  expect(next).toBeGreaterThan(from + one + 1);
});
