import { beforeAll, describe, expect, test } from 'vitest';

import { onePage } from '../../../test/pdf/adversarial/one-page.ts';
import type { RawPdf } from '../../../test/pdf/adversarial/raw-pdf.ts';
import { backFrom, glyphsOn, levelled, levelledRect, objectsOn, textsOn, thingsOn, TURNS } from './engine-glyphs.mts';
import { openDocument, openPage, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { enginePaths } from './run-engine.ts';

let pdfium: Pdfium;

beforeAll(async () => {
  pdfium = await startPdfium(enginePaths());
});

const opened = (...given: Parameters<typeof onePage>): number =>
  openPage(pdfium, openDocument(pdfium, onePage(...given)).document, 0);

const glyphsOf = (...given: Parameters<typeof onePage>) =>
  glyphsOn(pdfium, opened(...given)).map(({ characters, ...glyph }) => ({
    ...glyph,
    text: characters.map(({ text }) => text).join(''),
  }));

const written = (...given: Parameters<typeof onePage>): string =>
  glyphsOf(...given)
    .map(({ text }) => text)
    .join('');

/** Text by a matrix and what shows it. */
const set = (matrix: string, shown = '(ab) Tj'): string => `BT /F0 10 Tf ${matrix} 100 500 Tm ${shown} ET`;

describe('the turn of text', () => {
  test.each([
    ['1 0 0 1', 0],
    ['0 1 -1 0', 1],
    ['-1 0 0 -1', 2],
    ['0 -1 1 0', 3],
    ['2 0 0 0.5', 0],
    ['1 0 0.3 1', 0],
    ['0 1 -1 0.3', 1],
    ['1 0.0009 0 1', 0],
    ['1 -0.0009 0 1', 0],
    ['0.0009 1 -1 0', 1],
    ['1 0.0011 0 1', undefined],
    ['1 -0.0011 0 1', undefined],
    ['0.0011 1 -1 0', undefined],
    ['-0.0011 -1 1 0', undefined],
    ['0.9 0.3 -0.3 0.9', undefined],
    ['-1 0 0 1', undefined],
    ['1 0 0 -1', undefined],
    ['0 1 1 0', undefined],
  ])('by the matrix %s is %s', (matrix, turn) => {
    expect(glyphsOf(set(matrix, '(a) Tj')).map((glyph) => glyph.turn)).toEqual([turn]);
  });

  test('is none in a form, which is painted by a matrix of its own', () => {
    const resources = (pdf: RawPdf) =>
      `/XObject << /X0 ${pdf.add('<< /Type /XObject /Subtype /Form /BBox [0 0 600 700] >>', set('1 0 0 1', '(f) Tj'))} 0 R >>`;
    expect(glyphsOf(`${set('1 0 0 1', '(p) Tj')} /X0 Do`, { resources }).map(({ text, turn }) => [text, turn])).toEqual(
      [
        ['p', 0],
        ['f', undefined],
      ],
    );
  });

  test.each([
    ['goes forth and back', '[(ab) 2000 (c)] TJ'],
    ['goes back and forth', '[(a) 2000 (b) -9000 (c)] TJ'],
  ])('is none where a string %s', (_, shown) => {
    expect(glyphsOf(set('1 0 0 1', shown)).map(({ turn }) => turn)).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ['forwards', '[(a) -2000 (b) -2000 (c)] TJ'],
    ['back', '[(a) 2000 (b) 2000 (c)] TJ'],
  ])('is one where a string goes %s, and its glyphs follow as it writes them', (_, shown) => {
    for (const [matrix, turn] of [
      ['1 0 0 1', 0],
      ['0 1 -1 0', 1],
      ['-1 0 0 -1', 2],
      ['0 -1 1 0', 3],
    ] as const) {
      expect(glyphsOf(set(matrix, shown)).map((glyph) => [glyph.text, glyph.turn])).toEqual([
        ['a', turn],
        ['b', turn],
        ['c', turn],
      ]);
    }
  });

  test('of letters that are read from right to left follow as their string writes them, not as they are read', () => {
    const map =
      'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 3 beginbfchar <61> <05d0> <62> <05d1> <63> <05d2> endbfchar endcmap';
    const resources = (pdf: RawPdf) =>
      `/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${pdf.add('<< >>', map)} 0 R >> >>`;
    for (const [matrix, turn] of [
      ['1 0 0 1', 0],
      ['-1 0 0 -1', 2],
    ] as const) {
      for (const shown of ['(abc) Tj', '[(a) 2000 (b) 2000 (c)] TJ']) {
        const glyphs = glyphsOf(`BT /F1 10 Tf ${matrix} 100 500 Tm ${shown} ET`, { resources });
        expect(glyphs.map((glyph) => [glyph.text, glyph.turn])).toEqual([
          ['\u05d0', turn],
          ['\u05d1', turn],
          ['\u05d2', turn],
        ]);
      }
    }
  });

  test('is none where a string is not level', () => {
    expect(glyphsOf('BT /F0 10 Tf 1 0.0009 0 1 100 500 Tm [(a) -9000 (b)] TJ ET').map(({ turn }) => turn)).toEqual([
      undefined,
      undefined,
    ]);
    expect(glyphsOf('BT /F0 10 Tf 1 0.0002 0 1 100 500 Tm [(a) -9000 (b)] TJ ET').map(({ turn }) => turn)).toEqual([
      0, 0,
    ]);
  });
});

describe('the glyphs of a page', () => {
  test('stand where they begin, each with the object that draws it, blanks among them', () => {
    const page = opened(`${set('1 0 0 1', '(a b) Tj')} ${set('1 0 0 1', '0 -50 Td (c) Tj')}`);
    const [first, second] = textsOn(pdfium, page);
    const glyphs = glyphsOn(pdfium, page);
    expect(glyphs.map(({ characters, blank, owner }) => [characters[0]?.text, blank, owner])).toEqual([
      ['a', false, first],
      [' ', true, first],
      ['b', false, first],
      ['c', false, second],
    ]);
    expect(glyphs.map(({ x, y }) => [Math.round(100 * x), y])).toEqual([
      [10_000, 500],
      [10_556, 500],
      [10_834, 500],
      [10_000, 450],
    ]);
  });

  test('are those that are drawn, not the spaces and breaks between them', () => {
    expect(written(set('1 0 0 1', '(a) Tj 60 0 Td (b) Tj 0 -30 Td (c) Tj'))).toBe('abc');
  });

  test('that stand for several letters count once', () => {
    const map =
      'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <006600660069> endbfchar endcmap';
    const font = (pdf: RawPdf) =>
      `/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode ${pdf.add('<< >>', map)} 0 R >> >>`;
    const content = 'BT /F1 10 Tf 100 500 Td (ab) Tj ET';
    const form = (pdf: RawPdf) =>
      `/XObject << /X0 ${pdf.add(`<< /Type /XObject /Subtype /Form /BBox [0 0 600 700] /Resources << ${font(pdf)} >> >>`, content)} 0 R >>`;
    expect(glyphsOf('/X0 Do', { resources: form }).map(({ text }) => text)).toEqual(['ffi', 'b']);
  });

  test('of several turned strings lie level in their turn', () => {
    for (const matrix of ['0 1 -1 0', '-1 0 0 -1', '0 -1 1 0']) expect(written(set(matrix, '(abcd) Tj'))).toBe('abcd');
  });
});

test('texts and other things of a page are told apart', () => {
  const page = opened(`${set('1 0 0 1')} 10 20 30 40 re f ${set('1 0 0 1')} 300 100 50 60 re f`);
  expect(objectsOn(pdfium, page)).toHaveLength(4);
  const [first, , third] = objectsOn(pdfium, page);
  expect(textsOn(pdfium, page)).toEqual([first, third]);
  expect(thingsOn(pdfium, page)).toEqual([
    { left: 10, bottom: 20, right: 40, top: 60 },
    { left: 300, bottom: 100, right: 350, top: 160 },
  ]);
});

describe('a page that is turned until its text is level', () => {
  test.each([
    [0, { x: 2, y: 5 }, { left: 1, bottom: 3, right: 2, top: 7 }],
    [1, { x: 5, y: -2 }, { left: 3, bottom: -2, right: 7, top: -1 }],
    [2, { x: -2, y: -5 }, { left: -2, bottom: -7, right: -1, top: -3 }],
    [3, { x: -5, y: 2 }, { left: -7, bottom: 1, right: -3, top: 2 }],
  ] as const)('%i times has its points and boxes there', (turn, point, rect) => {
    expect(levelled({ x: 2, y: 5 }, turn)).toEqual(point);
    expect(levelledRect({ left: 1, bottom: 3, right: 2, top: 7 }, turn)).toEqual(rect);
  });

  test.each(TURNS)('%i times is turned back', (turn) => {
    const { x, y } = levelled(levelled({ x: 2, y: 5 }, turn), backFrom(turn));
    expect([x, y]).toEqual([2, 5]);
  });
});
