import { describe, expect, test } from 'vitest';

import { cutType1 } from '../fonts/cut-type1.ts';
import { deciphered, enciphered, KEY } from '../fonts/type1-cipher.ts';
import type { Type1 } from '../fonts/type1.ts';
import { type1Outlines } from './type1-outlines.ts';

const outline = Buffer.from([139, 22, 14]);
const source: Type1 = {
  glyphs: new Map(['.notdef', 'A', 'second'].map((name) => [name, outline])),
  subrs: new Map(),
  encoding: new Map([
    [65, 'A'],
    [66, 'second'],
  ]),
  matrix: '0.001 0 0 1e-3 0 0',
  box: '-1 -2 +3 4',
  paint: '2',
  hints: [
    '/BlueValues [-10 0 700]',
    '/StdHW [30]',
    '/ForceBold true',
    '/RndStemUp false',
    '/BlueScale 0.04',
    '/OtherBlues {1 2}',
  ],
};

type Change = {
  clear?: (text: string) => string;
  hidden?: (text: string) => string;
  tail?: (text: string) => string;
  given?: Partial<Type1>;
};

/** A program as the builder writes it, changed by hand. */
const read = ({ clear = String, hidden = String, tail = String, given = {} }: Change) => {
  const codes = [65, 66].map((code) => ({ code, names: [], unicodes: [], raw: true }));
  const cut = cutType1({ ...source, ...given }, { kind: 'simple', firstCode: 0, codes });
  const head = Buffer.from(clear(cut.clear.toString('latin1')), 'latin1');
  const body = enciphered(
    Buffer.from(hidden(deciphered(cut.hidden, KEY.program, 4).toString('latin1')), 'latin1'),
    KEY.program,
    4,
  );
  return type1Outlines(
    Buffer.concat([head, body, Buffer.from(tail(cut.tail.toString('latin1')))]),
    head.length,
    body.length,
  );
};

describe('the glyphs of a Type 1 program', () => {
  test('are those that it names, found by the codes of its encoding', () => {
    expect(read({})).toEqual({
      outlines: ['.notdef', 'A', 'second'].map((name, glyph) => ({ glyph, name, parts: [] })),
      ways: [
        { kind: 'code', value: 65, glyph: 1 },
        { kind: 'code', value: 66, glyph: 2 },
      ],
    });
    expect(read({ clear: (text) => text.replace('/A put', '/gone put') }).ways).toMatchObject([
      { value: 65, glyph: -1 },
      { value: 66 },
    ]);
  });

  test('are those of the standard encoding where it says so, without hints where it has none', () => {
    expect(read({ given: { encoding: undefined, hints: [] } })).toEqual({
      outlines: ['.notdef', 'A'].map((name, glyph) => ({ glyph, name, parts: [] })),
      ways: [],
    });
  });
});

const WORDS = 'words that the builder does not write';

describe('a Type 1 program is not read', () => {
  test.each<[string, Change, string]>([
    ['with a notice', { clear: (text) => text.replace('/FontType', '/Notice (secret) def\n/FontType') }, WORDS],
    ['with a comment before it', { clear: (text) => `%secret\n${text}` }, WORDS],
    ['with words after the clear part', { clear: (text) => `${text}secret ` }, WORDS],
    ['with another name', { clear: (text) => text.replace('/Embedded', '/Secret') }, WORDS],
    ['with words among numbers', { clear: (text) => text.replace('[0.001', '[0.001 secret') }, WORDS],
    ['with words in its box', { clear: (text) => text.replace('{-1', '{(secret)') }, WORDS],
    [
      'with words after its codes',
      { clear: (text) => text.replace('readonly def\ncurrentdict', 'secret readonly def\ncurrentdict') },
      WORDS,
    ],
    ['with words before its private part', { hidden: (text) => `secret ${text}` }, WORDS],
    ['with a private number of its own', { hidden: (text) => text.replace('/StdHW [30]', '/UniqueID 4711') }, WORDS],
    ['with words in a hint', { hidden: (text) => text.replace('[30]', '(secret)') }, WORDS],
    ['with subroutines', { hidden: (text) => text.replace('2 index', '/Subrs 1 array\n2 index') }, WORDS],
    ['with words before its glyphs', { hidden: (text) => text.replace('2 index', 'secret 2 index') }, WORDS],
    ['with words after its zeros', { tail: (text) => `${text}secret` }, WORDS],
    ['without its zeros', { tail: () => '' }, WORDS],
    ['with words after a glyph', { hidden: (text) => text.replace(' ND\n', ' ND secret\n') }, 'a glyph without an end'],
    [
      'with a glyph that is longer than it says',
      { hidden: (text) => text.replace('/A 7', '/A 6') },
      'a glyph without an end',
    ],
    [
      'with words after its last glyph',
      { hidden: (text) => text.replace('end\nend\n', 'secret\nend\nend\n') },
      'something after the glyphs',
    ],
    ['with words after its end', { hidden: (text) => `${text}secret` }, 'something after the glyphs'],
  ])('%s', (_, change, message) => {
    expect(() => read(change)).toThrow(message);
  });

  test('where it has no private part', () => {
    expect(() => read({ hidden: () => '' })).toThrow(WORDS);
  });
});
