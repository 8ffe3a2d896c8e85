import { expect, test } from 'vitest';

import { noUse, readUse, tokens } from './content-use.ts';

const useOf = (content: string) => {
  const use = noUse();
  readUse(content, use);
  const names = Object.fromEntries(
    Object.entries(use.names).flatMap(([category, found]) => (found.size > 0 ? [[category, [...found]]] : [])),
  );
  return { names, shown: Object.fromEntries([...use.shown].map(([font, texts]) => [font, [...texts]])) };
};
const DEVICES = { ColorSpace: ['DefaultGray', 'DefaultRGB', 'DefaultCMYK'] };
const namesIn = (content: string) => useOf(content).names;
const shownIn = (content: string) => useOf(content).shown;
const textsIn = (content: string) =>
  [...tokens(content)].map((token) => ('shown' in token ? [token.shown] : token.word));

test.each([
  ['/S gs', { ExtGState: ['S'] }],
  ['/Pattern cs /P1 scn', { ColorSpace: [...DEVICES.ColorSpace, 'Pattern'], Pattern: ['P1'] }],
  ['/C1 CS 0.5 /P2 SCN', { ColorSpace: [...DEVICES.ColorSpace, 'C1'], Pattern: ['P2'] }],
  ['/Sh0 sh', { Shading: ['Sh0'] }],
  ['/X0 Do', { XObject: ['X0'] }],
  ['/F1 12 Tf', { Font: ['F1'] }],
  ['0 0 9 9 re f', {}],
])(
  '%j names what its operators take from resources, and the spaces of device colours (ISO 32000-1, 8.6.5.6)',
  (content, found) => {
    expect(namesIn(content)).toEqual({ ...DEVICES, ...found });
  },
);

test('a name counts for the next operator alone', () => {
  expect(namesIn('/MC0 BMC Do EMC')).toEqual(DEVICES);
  expect(namesIn('/X0 true Do')).toEqual(DEVICES);
  expect(namesIn('/First /Second Do')).toEqual({ ...DEVICES, XObject: ['Second'] });
  expect(namesIn('/X0 5 Do')).toEqual({ ...DEVICES, XObject: ['X0'] });
  expect(namesIn('1 0 0 scn Do')).toEqual(DEVICES);
});

test.each([
  ['/A#42C Do', 'ABC'],
  ['/A\xa0B Do', 'A\xa0B'],
  ['/A\x0bB Do', 'A\x0bB'],
  ['/A#G1 Do', 'A#G1'],
  ['/A\0Do', 'A'],
  ['/A\fDo', 'A'],
  ['/A%comment\nDo', 'A'],
  ['/#e4#C4 Do', '\xe4\xc4'],
])('%j names what readers read', (content, name) => {
  expect(namesIn(content)).toEqual({ ...DEVICES, XObject: [name] });
});

test.each(['(a) Tj', '[(a) 20 (b)] TJ', "(a) '", '1 2 (a) "'])(
  '%s shows strings in the font of the state',
  (content) => {
    expect(Object.keys(shownIn(`/F1 9 Tf ${content}`))).toEqual(['F1']);
    expect(shownIn(`/F1 9 Tf ${content}`)['F1']?.[0]).toBe('a');
  },
);

test('what is shown before a font is chosen stands under no name', () => {
  expect(shownIn('(a) Tj /F1 9 Tf (b) Tj')).toEqual({ '': ['a'], F1: ['b'] });
});

test('a font is saved and restored with the state, and stays where more is restored than saved', () => {
  expect(shownIn('/A 9 Tf q /B 9 Tf q /C 9 Tf (c) Tj Q (b) Tj Q (a) Tj Q (x) Tj')).toEqual({
    C: ['c'],
    B: ['b'],
    A: ['a', 'x'],
  });
  expect(shownIn('Q (a) Tj')).toEqual({ '': ['a'] });
});

test('shows strings of text operators, not of others', () => {
  expect(shownIn('/A 9 Tf (hidden) MP (b) Tj')).toEqual({ A: ['b'] });
  expect(shownIn('/A 9 Tf (a) Tj (b) Tj (a) Tj')).toEqual({ A: ['a', 'b'] });
});

test.each([
  ['(a\\)b)', 'a)b'],
  ['(a(b)c)', 'a(b)c'],
  ['(a\\(b)', 'a(b'],
  ['(\\\\)', '\\'],
  ['(\\n\\r\\t\\b\\f)', '\n\r\t\b\f'],
  ['(\\101\\7\\0012)', 'A\x07\x012'],
  ['(\\501)', 'A'],
  ['(\\8\\q)', '8q'],
  ['(a\\\nb)', 'ab'],
  ['(a\\\r\nb)', 'ab'],
  ['(a\\\rb)', 'ab'],
  ['(a\nb)', 'a\nb'],
  ['(unended', 'unended'],
  ['(two (deep)', 'two (deep)'],
  ['<4142>', 'AB'],
  ['<41 4\n2\0>', 'AB'],
  ['<414>', 'A@'],
  ['<41x42>', 'AB'],
  ['<>', ''],
  ['<4a4B>', 'JK'],
])('reads %j (ISO 32000-1, 7.3.4)', (written, text) => {
  expect(textsIn(written)).toEqual([[text]]);
});

test.each([
  ['a<<b>>c', ['a', '<<', 'b', '>>', 'c']],
  ['[1]{x}', ['[', '1', ']', '{', 'x', '}']],
  ['1%two (three)\r4', ['1', '%two (three)', '4']],
  ['1%two\n4', ['1', '%two', '4']],
  ['a)b', ['a', 'b']],
  ['a>b', ['a', 'b']],
  ['a<b', ['a', 'b']],
  ['/a/b', ['/a', '/b']],
  ['/a[', ['/a', '[']],
  ['\0\t\n\f\r a', ['a']],
  ['/', ['/']],
  ['a(b)c<64>e', ['a', ['b'], 'c', ['d'], 'e']],
  ['', []],
  ['  ', []],
])('parts %j as readers do (ISO 32000-1, 7.2.2)', (content, parts) => {
  expect(textsIn(content)).toEqual(parts);
});

test('says where each token stands', () => {
  const content = ' ab (c\\)d) <65> /f%g';
  expect([...tokens(content)].map(({ from, to }) => content.slice(from, to))).toEqual([
    'ab',
    '(c\\)d)',
    '<65>',
    '/f',
    '%g',
  ]);
});

test('begins with no use at all', () => {
  expect(useOf('')).toEqual({ names: DEVICES, shown: {} });
});
