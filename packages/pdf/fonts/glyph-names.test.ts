import aglfn from 'aglfn' with { type: 'json' };
import { describe, expect, test } from 'vitest';

import { macCode, standardName, unicodeIn, unicodeOf } from './glyph-names.ts';

const NAMED = new Set([
  ...aglfn.map(({ unicodeValue }) => Number.parseInt(unicodeValue, 16)),
  ...['fi', 'fl', 'onesuperior', 'twosuperior', 'threesuperior'].map(unicodeOf),
]);

describe('the character of a glyph name', () => {
  test.each([
    ['A', 0x41],
    ['eacute', 0xe9],
    ['uni20AC', 0x20ac],
    ['u20AC', 0x20ac],
    ['u1F600', 0x1f600],
    ['u10FFFF', 0x10ffff],
    ['fi', 0xfb01],
    ['fl', 0xfb02],
    ['ffl', 0xfb04],
    ['twosuperior', 0xb2],
  ])('%s is %i', (name, character) => {
    expect(unicodeOf(name)).toBe(character);
  });

  test.each([
    '',
    '.notdef',
    'uni20A',
    'uni20AC0',
    'uni20ac',
    'u20A',
    'u1F600FF',
    'xuni20AC',
    'xu20AC',
    'u20ACx',
    'uni20ACx',
    'g12',
  ])('%j is none', (name) => {
    expect(unicodeOf(name)).toBeUndefined();
  });
});

describe('StandardEncoding', () => {
  test.each([
    [32, 'space'],
    [39, 'quoteright'],
    [65, 'A'],
    [96, 'quoteleft'],
    [126, 'asciitilde'],
    [161, 'exclamdown'],
    [175, 'fl'],
    [177, 'endash'],
    [180, 'periodcentered'],
    [182, 'paragraph'],
    [189, 'perthousand'],
    [191, 'questiondown'],
    [193, 'grave'],
    [200, 'dieresis'],
    [202, 'ring'],
    [203, 'cedilla'],
    [205, 'hungarumlaut'],
    [208, 'emdash'],
    [225, 'AE'],
    [227, 'ordfeminine'],
    [232, 'Lslash'],
    [235, 'ordmasculine'],
    [241, 'ae'],
    [245, 'dotlessi'],
    [248, 'lslash'],
    [251, 'germandbls'],
  ])('calls %i %s', (code, name) => {
    expect(standardName(code)).toBe(name);
  });

  test.each([
    0, 31, 127, 160, 176, 181, 190, 192, 201, 204, 209, 224, 226, 228, 231, 236, 240, 242, 244, 246, 247, 252, 255,
  ])('has no name for %i', (code) => {
    expect(standardName(code)).toBeUndefined();
  });
});

test.each([
  ['StandardEncoding', 39, 0x2019],
  ['StandardEncoding', 128, undefined],
  ['WinAnsiEncoding', 39, 0x27],
  ['WinAnsiEncoding', 126, 0x7e],
  ['WinAnsiEncoding', 127, 0x2022],
  ['WinAnsiEncoding', 128, 0x20ac],
  ['WinAnsiEncoding', 129, 0x2022],
  ['WinAnsiEncoding', 157, 0x2022],
  ['WinAnsiEncoding', 159, 0x178],
  ['WinAnsiEncoding', 160, 0xa0],
  ['WinAnsiEncoding', 255, 0xff],
  ['WinAnsiEncoding', 256, undefined],
  ['MacRomanEncoding', 126, 0x7e],
  ['MacRomanEncoding', 127, 0x7f],
  ['MacRomanEncoding', 128, 0xc4],
  ['MacRomanEncoding', 202, 0xa0],
  ['MacRomanEncoding', 256, undefined],
] as const)('in %s the code %i is the character %s', (encoding, code, character) => {
  expect(unicodeIn(encoding, code)).toBe(character);
});

test('a Macintosh has codes for its characters alone', () => {
  expect([0, 0x41, 0xc4, 0x2022, 0xff, 0x416].map(macCode)).toEqual([0, 65, 128, 165, 216, undefined]);
});

const nameless = (encoding: 'MacRomanEncoding' | 'WinAnsiEncoding') =>
  Array.from({ length: 224 }, (_, index) => index + 32).filter((code) => {
    const unicode = unicodeIn(encoding, code);
    return unicode !== undefined && !NAMED.has(unicode);
  });

test('whatever an encoding gives to a code has a name, but for what is no letter', () => {
  // A control character, the letter for which the name of the unit stands, the no-break space, an apple, the soft hyphen.
  expect(nameless('MacRomanEncoding')).toEqual([127, 189, 202, 240]);
  expect(nameless('WinAnsiEncoding')).toEqual([160, 173]);
});
