import { expect, test } from 'vitest';

import { Uncuttable } from '../fonts/font-program.ts';
import { simpleCodes } from './simple-codes.ts';
import { WrittenObjects } from './written-objects.ts';

const objects = new WrittenObjects();
const codeOf = (font: string, code: number) => simpleCodes(objects.dictionary(`<< ${font} >>`), [code])[0];
const NONSYMBOLIC = '/FontDescriptor << /Flags 32 >>';

test.each([
  [
    'no encoding: the standard one, and that of Windows',
    '',
    0x27,
    { names: ['quoteright'], unicodes: [0x2019, 0x27], raw: true },
  ],
  ['no encoding, where both are alike', '', 65, { names: ['A'], unicodes: [65], raw: true }],
  [
    'the standard encoding',
    '/Encoding /StandardEncoding',
    0x27,
    { names: ['quoteright'], unicodes: [0x2019], raw: true },
  ],
  ['the encoding of Windows', '/Encoding /WinAnsiEncoding', 0x92, { names: [], unicodes: [0x2019], raw: true }],
  ['the encoding of the Macintosh', '/Encoding /MacRomanEncoding', 0x8a, { names: [], unicodes: [0xe4], raw: true }],
  [
    'a base encoding',
    '/Encoding << /BaseEncoding /MacRomanEncoding >>',
    0x8a,
    { names: [], unicodes: [0xe4], raw: true },
  ],
  [
    'an encoding without a base',
    '/Encoding << /Differences [66 /x] >>',
    65,
    { names: ['A'], unicodes: [65], raw: true },
  ],
  [
    'a name of its own',
    '/Encoding << /BaseEncoding /WinAnsiEncoding /Differences [65 /alpha] >>',
    65,
    { names: ['alpha'], unicodes: [0x3b1], raw: true },
  ],
  [
    'a name that stands for no character',
    '/Encoding << /Differences [65 /g7] >>',
    65,
    { names: ['g7'], unicodes: [], raw: true },
  ],
  [
    'an encoding, and letters of the alphabet',
    `/Encoding /WinAnsiEncoding ${NONSYMBOLIC}`,
    65,
    { names: [], unicodes: [65], raw: false },
  ],
  ['letters of the alphabet, and no encoding', NONSYMBOLIC, 65, { names: ['A'], unicodes: [65], raw: true }],
  [
    'letters of the alphabet, by a name of its own',
    `/Encoding << /Differences [65 /B] >> ${NONSYMBOLIC}`,
    65,
    { names: ['B'], unicodes: [66], raw: false },
  ],
  [
    'other flags',
    '/Encoding /WinAnsiEncoding /FontDescriptor << /Flags 4 >>',
    65,
    { names: [], unicodes: [65], raw: true },
  ],
  [
    'flags among others',
    '/Encoding /WinAnsiEncoding /FontDescriptor << /Flags 34 >>',
    65,
    { names: [], unicodes: [65], raw: false },
  ],
  ['no flags', '/Encoding /WinAnsiEncoding /FontDescriptor << >>', 65, { names: [], unicodes: [65], raw: true }],
  ['a space that does not break', '/Encoding /WinAnsiEncoding', 0xa0, { names: [], unicodes: [0xa0, 0x20], raw: true }],
  [
    'a hyphen that does not break',
    '/Encoding << /Differences [65 /uni00AD] >>',
    65,
    { names: ['uni00AD'], unicodes: [0xad, 0x2d], raw: true },
  ],
  ['a code that no encoding has', '/Encoding /StandardEncoding', 1, { names: [], unicodes: [], raw: true }],
])('with %s (ISO 32000-1, 9.6.6)', (_, font, code, found) => {
  const { unicodes, ...others } = found;
  const seen = codeOf(font, code);
  expect({ ...seen, unicodes: [] }).toEqual({ code, ...others, unicodes: [] });
  expect(seen?.unicodes.toSorted((a, b) => a - b)).toEqual(unicodes.toSorted((a, b) => a - b));
});

test('answers for each code, in order', () => {
  expect(simpleCodes(objects.dictionary('<< >>'), [66, 65]).map(({ code }) => code)).toEqual([66, 65]);
});

test('does not guess at an encoding that it does not know', () => {
  for (const font of ['/Encoding /MacExpertEncoding', '/Encoding << /BaseEncoding /Own >>'])
    expect(() => codeOf(font, 65)).toThrow(Uncuttable);
});
