import { expect, test } from 'vitest';

import { meaningsIn, tableOf, usedMeanings } from './used-meanings.ts';

const TABLE = `1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfchar <0003> <0020> <0041> <00660066> endbfchar
2 beginbfrange <0010> <0012> <0061> <00fe> <0101> [<0078> <0079> <007a> <d83dde00>] endbfrange`;

const hex = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex');
const rows = (table: string) => meaningsIn(table).map(({ code, meaning }) => `${hex(code)} ${hex(meaning)}`);

test('reads single meanings, ranges that count on, and ranges with a list (ISO 32000-1, 9.10.3)', () => {
  expect(rows(TABLE)).toEqual([
    '0003 0020',
    '0041 00660066',
    '0010 0061',
    '0011 0062',
    '0012 0063',
    '00fe 0078',
    '00ff 0079',
    '0100 007a',
    '0101 d83dde00',
  ]);
});

test('reads no meanings outside of the sections that hold them', () => {
  expect(rows('1 beginbfchar <41> <0041> endbfchar <42> <0042> (words) (of)')).toEqual(['41 0041']);
  expect(rows('1 beginbfrange <41> <41> <0041> endbfrange <42> <42> <0042>')).toEqual(['41 0041']);
  expect(rows('1 beginbfrange <41> <42> [<0041> endbfrange 1 beginbfrange <43> <43> <0043> endbfrange')).toEqual([
    '43 0043',
  ]);
});

test('writes a table that reads back the same, also one of many sections', () => {
  expect(rows(tableOf(meaningsIn(TABLE)))).toEqual(rows(TABLE));
  const many = '1 beginbfrange <01> <fa> <0041> endbfrange';
  expect(rows(tableOf(meaningsIn(many)))).toEqual(rows(many));
  expect(tableOf(meaningsIn(many))).toContain('100 beginbfchar');
  expect(rows(tableOf([]))).toEqual([]);
});

test('keeps the meanings of codes that are shown', () => {
  const shown = new Set([0x41, 0x11]);
  expect(usedMeanings(meaningsIn(TABLE), shown).map(({ code }) => hex(code))).toEqual(['0041', '0011']);
  const single = meaningsIn('2 beginbfchar <41> <0041> <42> <0042> endbfchar');
  expect(usedMeanings(single, shown).map(({ code }) => hex(code))).toEqual(['41']);
});

test('gives up on a range without end and on one that runs backwards', () => {
  expect(rows('1 beginbfrange <00000000> <ffffffff> <0041> endbfrange')).toHaveLength(65_536);
  expect(rows('1 beginbfrange <0005> <0001> <0041> endbfrange')).toEqual([]);
});

test('forgets what stands before a section or outside of one', () => {
  expect(rows('<09> <0039> <08> 1 beginbfchar <01> <0041> endbfchar')).toEqual(['01 0041']);
  expect(rows('1 begincodespacerange <00> <ff> endcodespacerange <05>')).toEqual([]);
});

test('reads a list that is too short as codes without a meaning, and a range of one code', () => {
  expect(rows('1 beginbfrange <01> <02> [<0041>] endbfrange')).toEqual(['01 0041', '02 ']);
  expect(rows('2 beginbfrange <01> <01> <0041> <02> <03> <00ff> endbfrange')).toEqual([
    '01 0041',
    '02 00ff',
    '03 0100',
  ]);
});

test('declares codes as long as those of the table, one byte where there are none', () => {
  expect(tableOf([{ code: '\x01\x02', meaning: '\0A' }]))
    .toBe(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfchar
<0102> <0041>
endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end`);
  expect(tableOf([])).toContain('1 begincodespacerange <00> <ff> endcodespacerange');
});
