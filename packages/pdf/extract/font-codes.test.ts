import { expect, test } from 'vitest';

import { codingOf, mapOf } from './font-codes.ts';
import { WrittenObjects } from './written-objects.ts';

const objects = new WrittenObjects();
const mapped = (map: string, keys = '/CMapName /Own') =>
  codingOf(objects.dictionary(`<< /Encoding ${objects.ref(objects.stream(keys, map))} >>`));
const hex = (bytes: string) => Buffer.from(bytes, 'latin1').toString('hex');
const codesIn = (map: string, text: string) =>
  mapped(map)
    ?.codesIn(Buffer.from(text, 'hex').toString('latin1'))
    .map(({ bytes, number, cid }) => [hex(bytes), number, cid]);

const PAIRS = '1 begincodespacerange <0000> <ffff> endcodespacerange';
const MIXED =
  '2 begincodespacerange <00> <7f> <8140> <9ffc> endcodespacerange 1 begincodespacerange <a0a0a0> <afafaf> <e0000000> <e0ffffff> endcodespacerange';

test.each(['/Identity-H', '/Identity-V'])(
  '%s reads pairs of bytes, and a last byte alone as the first of a pair',
  (name) => {
    const coding = codingOf(objects.dictionary(`<< /Encoding ${name} >>`));
    expect(coding?.spaces).toEqual([['\0\0', '\xff\xff']]);
    expect(coding?.codesIn('\x01\x02\xff\xff\x03')).toEqual([
      { bytes: '\x01\x02', number: 258, cid: 258 },
      { bytes: '\xff\xff', number: 65_535, cid: 65_535 },
      { bytes: '\x03\0', number: 768, cid: 768 },
    ]);
    expect(coding?.codesIn('')).toEqual([]);
  },
);

test.each(['/90ms-RKSJ-H', '/Identity-X', '/XIdentity-H', '/Identity-Hx', '(Identity-H)', 'null'])(
  '%s is known to readers alone',
  (encoding) => {
    expect(codingOf(objects.dictionary(`<< /Encoding ${encoding} >>`))).toBeUndefined();
  },
);

test('a map that builds on another is known to readers alone', () => {
  expect(mapped(PAIRS)).toBeDefined();
  expect(mapped(PAIRS, '/CMapName /Own /UseCMap /H')).toBeUndefined();
  expect(mapped(`/H usecmap ${PAIRS}`)).toBeUndefined();
  expect(codingOf(objects.dictionary('<< >>'))).toBeUndefined();
});

test.each([
  [
    'single codes',
    '2 begincidchar <0041> 7 <0042> 9 endcidchar',
    '00410042',
    [
      ['0041', 65, 7],
      ['0042', 66, 9],
    ],
  ],
  [
    'ranges, from their first to their last',
    '1 begincidrange <0041> <0043> 7 endcidrange',
    '0040004100430044',
    [
      ['0040', 64, 0],
      ['0041', 65, 7],
      ['0043', 67, 9],
      ['0044', 68, 0],
    ],
  ],
  [
    'single codes before ranges',
    '1 begincidrange <0041> <0043> 7 endcidrange 1 begincidchar <0042> 90 endcidchar',
    '00420043',
    [
      ['0042', 66, 90],
      ['0043', 67, 9],
    ],
  ],
  [
    'several ranges',
    '2 begincidrange <0041> <0042> 7 <0051> <0052> 17 endcidrange',
    '00420052',
    [
      ['0042', 66, 8],
      ['0052', 82, 18],
    ],
  ],
  ['codes that have none, as 0', '', '0041', [['0041', 65, 0]]],
  ['nothing behind the end of a section', '1 begincidchar <0041> 7 endcidchar x <0042> 9', '0042', [['0042', 66, 0]]],
  [
    'nothing of a section without an end',
    '1 begincidchar <0041> begincidrange <0042> <0042> 5 endcidrange',
    '00410042',
    [
      ['0041', 65, 0],
      ['0042', 66, 5],
    ],
  ],
  ['nothing of other sections', '1 beginnotdefrange <0041> <0042> 5 endnotdefrange', '0041', [['0041', 65, 0]]],
])('reads %s (ISO 32000-1, 9.7.5)', (_, sections, text, codes) => {
  expect(codesIn(`${PAIRS} ${sections}`, text)).toEqual(codes);
});

test.each([
  [
    '007f',
    [
      ['00', 0, 0],
      ['7f', 127, 0],
    ],
  ],
  ['8140', [['8140', 33_088, 0]]],
  [
    '9ffc41',
    [
      ['9ffc', 40_956, 0],
      ['41', 65, 0],
    ],
  ],
  ['a0a0a0', [['a0a0a0', 10_526_880, 0]]],
  ['e0000000', [['e0000000', 3_758_096_384, 0]]],
  [
    '813f',
    [
      ['81', 129, 0],
      ['3f', 63, 0],
    ],
  ],
  [
    '9ffd',
    [
      ['9f', 159, 0],
      ['fd', 253, 0],
    ],
  ],
  ['81', [['81', 129, 0]]],
])('parts %s by the lengths that the map gives to codes', (text, codes) => {
  expect(codesIn(MIXED, text)).toEqual(codes);
});

test('bytes outside of any space count as a code of the shortest length that there is', () => {
  const map = '2 begincodespacerange <8140> <9ffc> <a0a0a0> <afafaf> endcodespacerange';
  expect(codesIn(map, '000102')).toEqual([
    ['0001', 1, 0],
    ['02', 2, 0],
  ]);
  expect(codesIn('1 begincodespacerange <> <> endcodespacerange', '0001')).toEqual([
    ['00', 0, 0],
    ['01', 1, 0],
  ]);
  expect(codesIn('', '0001020304')).toEqual([
    ['00010203', 66_051, 0],
    ['04', 4, 0],
  ]);
});

test('a range counts only for codes of its own length', () => {
  expect(codesIn(`${MIXED} 1 begincidrange <4100> <4200> 50 <41> <42> 5 endcidrange`, '4142')).toEqual([
    ['41', 65, 5],
    ['42', 66, 6],
  ]);
});

test('writes a map that reads back the same, also one of many sections', () => {
  const codes = Array.from({ length: 101 }, (_, index) => ({
    bytes: String.fromCharCode(index),
    number: index,
    cid: 2 * index,
  }));
  const written = mapOf(codes, [
    ['\0', '\x7f'],
    ['\x81\x40', '\x9f\xfc'],
  ]);
  expect(written).toContain('2 begincodespacerange <00> <7f> <8140> <9ffc> endcodespacerange');
  expect(written).toMatch(
    /100 begincidchar\n<00> 0\n<01> 2\n[\s\S]*<63> 198\nendcidchar\n1 begincidchar\n<64> 200\nendcidchar/,
  );
  expect(written.match(/begincidchar/g)).toHaveLength(2);
  expect(
    mapped(written)
      ?.codesIn('\x05\x64\x81\x40')
      .map(({ cid }) => cid),
  ).toEqual([10, 200, 0]);
  expect(mapOf([], [])).not.toContain('begincidchar');
});
