import { describe, expect, test } from 'vitest';

import { lineDefect, printedLineDefect } from './printed-line.ts';

describe('a line that is printed', () => {
  test.each([
    'Jordan Sample, Esq.',
    'O’Neil & Sons',
    'José Ñandú',
    'Jose\u0301',
    'Ольга Пример',
    'Ἑλένη',
    'Straße 4 – “Haus”',
    '№ 7, 50 €',
    ' ',
  ])('may be %s', (text) => {
    expect(printedLineDefect(text)).toBeUndefined();
  });

  test.each([
    ['two\nlines', 'line-break'],
    ['two\r\nlines', 'line-break'],
    ['two\u2028lines', 'line-break'],
    ['bell\u0007', 'control-character'],
    ['漢字', 'not-printable'],
    ['한글', 'not-printable'],
    ['مثال', 'not-printable'],
    ['😀', 'not-printable'],
    ['soft\u00adhyphen', 'not-printable'],
    ['left\u202eright', 'not-printable'],
    ['\ud83d', 'not-printable'],
    ['\u0378', 'not-printable'],
  ])('may not be %s: %s', (text, code) => {
    const defect = printedLineDefect(text);
    expect(defect?.code).toBe(code);
    expect(defect?.text.length).toBeGreaterThan(20);
  });
});

test('a name on one line may be in any script', () => {
  expect(['漢字', '한글', 'مثال'].map(lineDefect)).toEqual([undefined, undefined, undefined]);
  expect(lineDefect('two\nlines')?.code).toBe('line-break');
});
