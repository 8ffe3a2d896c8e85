import { expect, test } from 'vitest';

import { encodedNames, usedGlyphs, usedNames } from './used-glyphs.ts';
import { asWritten, WrittenObjects } from './written-objects.ts';

const objects = new WrittenObjects();
const fontWith = (differences: string, more = '') =>
  objects.dictionary(`<< /Encoding << /Differences ${differences} >> ${more} >>`);
const namesOf = (differences: string) =>
  [...encodedNames(fontWith(differences))].map(([code, name]) => [code, asWritten(name)]);

test.each([
  [
    '[65 /A /B 97 /a]',
    [
      [65, '/A'],
      [66, '/B'],
      [97, '/a'],
    ],
  ],
  [
    '[/A /B]',
    [
      [0, '/A'],
      [1, '/B'],
    ],
  ],
  [
    '[65 /A (words) /B]',
    [
      [65, '/A'],
      [66, '/B'],
    ],
  ],
  ['[65 /A 65 /B]', [[65, '/B']]],
  ['[]', []],
  ['(words)', []],
])('differences %s give names to codes (ISO 32000-1, 9.6.6)', (differences, names) => {
  expect(namesOf(differences)).toEqual(names);
});

test('a font with the name of an encoding, or none, has no names of its own', () => {
  for (const font of ['<< /Encoding /WinAnsiEncoding >>', '<< >>'])
    expect([...encodedNames(objects.dictionary(font))]).toEqual([]);
});

test('the names of codes that are shown stay, each with its code', () => {
  const font = fontWith('[65 /A /B /C]');
  expect(asWritten(usedNames(font, new Set([67, 65, 90]), objects.context))).toBe('[ 65 /A 67 /C ]');
  expect(asWritten(usedNames(font, new Set(), objects.context))).toBe('[ ]');
});

test('the glyphs of codes that are shown stay, in the order of the codes', () => {
  const [a, b] = [objects.stream('', '1 0 d0'), objects.stream('', '2 0 d0')];
  const font = fontWith(
    '[65 /A /B /A /Missing]',
    `/CharProcs << /A ${objects.ref(a)} /B ${objects.ref(b)} /Word (words) >>`,
  );
  const { glyphs, encoding } = usedGlyphs(font, new Set([67, 68, 66]));
  expect([...glyphs].map(([name, glyph]) => [asWritten(name), glyph])).toEqual([
    ['/B', b],
    ['/A', a],
  ]);
  expect(asWritten(encoding(objects.context))).toBe('<< /Type /Encoding /Differences [ 66 /B 67 /A ] >>');
  const [none, unnamed] = [usedGlyphs(fontWith('[65 /A]'), new Set([65])), usedGlyphs(font, new Set([40]))];
  for (const { glyphs: found } of [none, unnamed]) expect(found.size).toBe(0);
  expect(usedGlyphs(fontWith('[65 /Word]', '/CharProcs << /Word (words) >>'), new Set([65])).glyphs.size).toBe(0);
});

test.each([
  ['/WinAnsiEncoding', 65, '/A'],
  ['/MacRomanEncoding', 0xca, '/space'],
  ['/WinAnsiEncoding', 0xa0, '/space'],
  ['/StandardEncoding', 0x27, '/quoteright'],
  ['<< /BaseEncoding /WinAnsiEncoding >>', 65, '/A'],
  ['<< /BaseEncoding /WinAnsiEncoding /Differences [65 /B] >>', 65, '/B'],
  ['<< /Differences [66 /B] >>', 65, '/A'],
  ['/WinAnsiEncoding', 90, undefined],
  ['/Words', 65, undefined],
])('a font with the encoding %s draws code %d as %s (ISO 32000-1, 9.6.5)', (encoding, code, name) => {
  const drawn = ['A', 'B', 'space', 'quoteright'].map(
    (glyph) => `/${glyph} ${objects.ref(objects.stream('', '0 d0'))}`,
  );
  const font = objects.dictionary(`<< /Encoding ${encoding} /CharProcs << ${drawn.join(' ')} >> >>`);
  expect([...usedGlyphs(font, new Set([code])).glyphs.keys()].map(asWritten)).toEqual(name ? [name] : []);
});

test('a font without an encoding draws nothing', () => {
  const glyph = objects.ref(objects.stream('', '0 d0'));
  const font = objects.dictionary(`<< /CharProcs << /A ${glyph} >> >>`);
  expect(usedGlyphs(font, new Set([65])).glyphs.size).toBe(0);
});
