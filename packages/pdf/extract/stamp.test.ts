import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { Canvas } from '../page/canvas.ts';
import { exampleCover } from '../verify/example-cover.ts';
import { drawnOn, plainFaces, textsOf } from './plain-faces.ts';
import { frameOf, setStamp, StampTooLong } from './stamp.ts';

const SHEET = { width: 612, height: 792 };
const words = (count: number) => 'word '.repeat(count);

const drawn = async (changes: Partial<typeof exampleCover>, sheet = SHEET) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const canvas = new Canvas(document.addPage([sheet.width, sheet.height]), plainFaces);
  const stamp = setStamp({ ...exampleCover, ...changes }, plainFaces, sheet);
  stamp.draw(canvas, { number: 3, of: 12 });
  const lines = drawnOn(canvas, document);
  return { ...stamp, lines, texts: textsOf(lines) };
};

describe('the stamp', () => {
  test('says basis and docket above, and recipient, number and notice below', async () => {
    const { texts, top, bottom } = await drawn({});
    expect(texts).toEqual([
      'bold 7.2 at 30 762.496: Released under Court order of 2026-03-30  ·  Docket FL-1',
      'bold 7.2 at 510 29.504: Extract page 3 of 12',
      'bold 7.2 at 30 29.504: Released to Jordan Sample, Esq.',
      'sans 7.2 at 30 20: Further disclosure may be unlawful.',
    ]);
    expect([top, bottom]).toEqual([20 + 7.2 * 1.32 + 7, 20 + 2 * 7.2 * 1.32 + 9]);
  });

  test('writes recipient and number in black, the others in grey', async () => {
    const { lines } = await drawn({});
    expect(lines.map((line) => line.includes('0.36 0.38 0.42 rg'))).toEqual([true, false, false, true]);
  });

  test('says no docket where there is none', async () => {
    const { texts } = await drawn({ docket: '' });
    expect(texts[0]).toMatch(/: Released under Court order of 2026-03-30$/);
  });

  test('has as many lines as its words need, each under the other, and keeps the breaks of a notice', async () => {
    const { texts, top, bottom } = await drawn({ basis: words(40), recipient: words(30), notice: 'First.\nSecond.' });
    const places = texts.map((text) => text.replace(/:.*/, ''));
    const leading = 7.2 * 1.32;
    expect(top).toBeCloseTo(20 + 2 * leading + 7, 9);
    expect(bottom).toBeCloseTo(20 + 4 * leading + 9, 9);
    expect(places).toEqual([
      'bold 7.2 at 30 762.496',
      'bold 7.2 at 30 752.992',
      'bold 7.2 at 510 39.008',
      'bold 7.2 at 30 48.512',
      'bold 7.2 at 30 39.008',
      'sans 7.2 at 30 29.504',
      'sans 7.2 at 30 20',
    ]);
    expect(texts.at(-1)).toContain('Second.');
  });

  test('leaves the number its place beside the recipient', async () => {
    const room = SHEET.width - 60 - 110;
    const { texts } = await drawn({ recipient: words(60) });
    const recipient = texts.filter(
      (text) => text.startsWith('bold') && !text.includes('under') && !text.includes('Extract'),
    );
    for (const text of recipient) expect((text.replace(/.*?: /, '').length * 7.2) / 2).toBeLessThanOrEqual(room);
  });

  test('shows a letter that its faces do not have by its number', async () => {
    const faces = { ...plainFaces, sans: { ...plainFaces.sans, shows: (letter: string) => letter !== 'x' } };
    const document = await PDFDocument.create({ updateMetadata: false });
    const canvas = new Canvas(document.addPage([612, 792]), faces);
    setStamp({ ...exampleCover, notice: 'x' }, faces, SHEET).draw(canvas, { number: 1, of: 1 });
    expect(textsOf(drawnOn(canvas, document)).at(-1)).toContain('[U+0078]');
  });
});

describe('long words', () => {
  test.each([
    [100, 7.2],
    [700, 7.2],
    [850, 6.6],
    [1060, 6],
    [1300, 5.4],
  ])('%i of them are set in %f points', async (count, size) => {
    const { texts, top, bottom } = await drawn({ notice: words(count) });
    expect(texts.at(-1)).toContain(`sans ${size} at`);
    expect(top + bottom).toBeLessThanOrEqual(0.4 * SHEET.height);
  });

  test('that would take more than two fifths of a sheet are given by their beginnings, with the place of the whole', async () => {
    const { texts, top, bottom } = await drawn({ notice: words(1800), recipient: 'Jordan Sample, Esq.' });
    expect(texts.join(' ')).toContain('whole on the first page');
    expect(texts.join(' ')).toContain('Released to Jordan Sample, Esq.');
    expect(top + bottom).toBeLessThanOrEqual(0.4 * SHEET.height);
  });

  test('on a sheet with no room for their beginnings are refused, not cut', () => {
    expect(() =>
      setStamp({ ...exampleCover, notice: words(1800) }, plainFaces, { width: SHEET.width, height: 100 }),
    ).toThrow(StampTooLong);
    expect(new StampTooLong().message).toBe('the words of the stamp do not fit on a page');
  });

  test('may take two fifths, to the point', () => {
    const { top, bottom } = setStamp(exampleCover, plainFaces, SHEET);
    const exact = { width: SHEET.width, height: (top + bottom) / 0.4 };
    expect(setStamp(exampleCover, plainFaces, exact).top).toBe(top);
    expect(setStamp(exampleCover, plainFaces, { ...exact, height: exact.height - 0.1 }).top).toBeLessThan(top);
  });
});

test('a page stands between the words', () => {
  expect(frameOf(SHEET, { top: 36, bottom: 50, draw: () => undefined })).toEqual({
    x: 30,
    y: 50,
    width: 552,
    height: 706,
  });
});
