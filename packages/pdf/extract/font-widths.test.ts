import { PDFArray } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';

import { usedCidWidths, usedWidths } from './font-widths.ts';
import { asWritten, WrittenObjects } from './written-objects.ts';

const objects = new WrittenObjects();
const { context } = objects;
const list = (written: string): PDFArray => {
  const object = objects.object(written);
  if (!(object instanceof PDFArray)) throw new Error('no list');
  return object;
};

test.each([
  ['[1 2 3 4 5]', [65, 67], '65 to 67: [ 1 0 3 ]'],
  ['[1 2 3 4 5]', [65, 66, 69], '65 to 69: [ 1 2 0 0 5 ]'],
  ['[1 2 3 4 5]', [66], '66 to 66: [ 2 ]'],
  ['[1 2 3 4 5]', [64, 65, 69, 70], '65 to 69: [ 1 0 0 0 5 ]'],
  ['[1 (words) 3]', [65, 66], '65 to 66: [ 1 0 ]'],
  ['[1 2]', [], '0 to 0: [ 0 ]'],
  ['[1 2]', [40, 90], '0 to 0: [ 0 ]'],
])('of widths %s from code 65 on, codes %j have theirs, and those between none', (widths, codes, written) => {
  const used = usedWidths(list(widths), { firstCode: 65, codes, context });
  expect(`${used.first} to ${used.last}: ${asWritten(used.widths)}`).toBe(written);
});

test('widths may begin at code 0', () => {
  expect(asWritten(usedWidths(list('[7]'), { firstCode: 0, codes: [0], context }).widths)).toBe('[ 7 ]');
});

test.each<[string, 1 | 3, number[], string]>([
  ['[65 [801 802 803]]', 1, [63, 65, 67], '[ 65 [ 801 ] 67 [ 803 ] ]'],
  ['[65 70 500]', 1, [64, 65, 70, 71], '[ 65 [ 500 ] 70 [ 500 ] ]'],
  ['[65 65 500 66 [501] 70 80 502]', 1, [65, 66, 75], '[ 65 [ 500 ] 66 [ 501 ] 75 [ 502 ] ]'],
  ['[60 70 500 65 [501]]', 1, [64, 65], '[ 64 [ 500 ] 65 [ 501 ] ]'],
  ['[60 70 500 66 75 501]', 1, [66, 71], '[ 66 [ 500 ] 71 [ 501 ] ]'],
  ['[65 [-1 2 3 -4 5 6 7 8]]', 3, [65, 66, 67], '[ 65 [ -1 2 3 ] 66 [ -4 5 6 ] ]'],
  ['[65 67 -1 2 3 70 [-4 5 6]]', 3, [66, 70], '[ 66 [ -1 2 3 ] 70 [ -4 5 6 ] ]'],
  ['[65 67]', 1, [65, 67], '[ 65 [ 0 ] 67 [ 0 ] ]'],
  ['[65 (words) 500]', 1, [65], '[ ]'],
  ['[(words) [501]]', 1, [0, 65], '[ 0 [ 501 ] ]'],
  ['[65]', 1, [65], '[ ]'],
  ['[65 []]', 1, [65], '[ ]'],
  ['[]', 1, [65], '[ ]'],
])('of %s, %i for each, CIDs %j have theirs (ISO 32000-1, 9.7.4.3)', (widths, size, cids, written) => {
  expect(asWritten(usedCidWidths(list(widths), { size, cids, context }))).toBe(written);
});
