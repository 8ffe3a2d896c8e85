import { expect, test } from 'vitest';

import { mayBeWords, placeBy, placeUnder } from './places.ts';

test.each([
  ['trailer', 'Root', 'catalog'],
  ['catalog', 'Pages', 'tree'],
  ['tree', 'Kids', 'page'],
  ['page', 'Contents', 'content'],
  ['page', 'MediaBox', 'plain'],
  ['resources', 'Font', 'fonts'],
  ['font', 'FontDescriptor', 'descriptor'],
  ['font', 'CharProcs', 'glyphs'],
  ['descriptor', 'FontFile2', 'program'],
  ['paint', 'SMask', 'paint'],
  ['state', 'TR2', 'function'],
  ['pattern', 'Shading', 'shading'],
  ['space', 'Alternate', 'space'],
  ['collection', 'Registry', 'words'],
  ['parameters', 'JBIG2Globals', 'bytes'],
])('in the %s, %s is the %s', (place, key, under) => {
  expect(placeUnder(place, key)).toBe(under);
});

test.each([
  ['catalog', 'Outlines'],
  ['catalog', 'AcroForm'],
  ['catalog', 'Names'],
  ['page', 'Annots'],
  ['page', 'AA'],
  ['page', 'Metadata'],
  ['page', 'PieceInfo'],
  ['paint', 'OC'],
  ['paint', 'Metadata'],
  ['paint', 'StructParent'],
  ['descriptor', 'CharSet'],
  ['descriptor', 'CIDSet'],
  ['trailer', 'Prev'],
  ['info', 'Author'],
  ['plain', 'Type'],
])('in the %s, nothing may stand under %s', (place, key) => {
  expect(placeUnder(place, key)).toBeUndefined();
});

test.each([
  ['fonts', 'font'],
  ['painted', 'paint'],
  ['states', 'state'],
  ['spaces', 'space'],
  ['patterns', 'pattern'],
  ['shadings', 'shading'],
  ['glyphs', 'content'],
])('names among the %s are given as a document likes, also those that are keys elsewhere', (place, under) => {
  for (const key of ['B', 'OC', 'Metadata', 'Type', 'F0']) expect(placeUnder(place, key)).toBe(under);
});

const having = (key: string) => (asked: string) => asked === key;

test('a page with pages below it is a tree, and what has a kind of function among colours is one', () => {
  expect(placeBy('page', having('Kids'))).toBe('tree');
  expect(placeBy('page', having('Contents'))).toBe('page');
  expect(placeBy('space', having('FunctionType'))).toBe('function');
  expect(placeBy('space', having('N'))).toBe('space');
  expect(placeBy('font', having('Kids'))).toBe('font');
  expect(placeBy('paint', having('FunctionType'))).toBe('paint');
});

test('words may stand where they are asked for, and as the colours of a table', () => {
  expect(['words', 'space', 'plain', 'font', 'content'].map(mayBeWords)).toEqual([true, true, false, false, false]);
});
