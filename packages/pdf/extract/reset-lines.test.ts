import { describe, expect, test } from 'vitest';

import { withResets } from './reset-lines.ts';

const [HEAD, TAIL] = ['q 1 0 0 1 72 700 cm BT 12 0 0 12 0 0 Tm', 'ET Q'];
const OWN = 'q 1 0 0 1 0 0 cm BT 12 0 0 12 0 0 Tm';
const TWO = [
  { at: 0, x: 10, y: 20 },
  { at: 3, x: 50, y: 20 },
];

/** A string set as runs, without what stands around it. */
const reset = (shown: string, pattern: string, runs = TWO): string | undefined => {
  const content = withResets(`${HEAD} ${shown} ${TAIL}`, [{ string: 0, strings: 1, pattern, runs }]);
  return content?.slice(OWN.length + 1, -TAIL.length - 1);
};

test('runs of a string begin where they are told to, and its own place no longer counts', () => {
  expect(
    withResets(`${HEAD} [<4142> -250 <20> 30 <43>] TJ ${TAIL}`, [
      { string: 0, strings: 1, pattern: 'xx x', runs: TWO },
    ]),
  ).toBe(`${OWN} 12 0 0 12 10 20 Tm [<414220>] TJ 12 0 0 12 50 20 Tm [<43>] TJ ${TAIL}`);
});

test.each([
  ['one string', '(AB C) Tj', 'xx x', '12 0 0 12 10 20 Tm [<414220>] TJ 12 0 0 12 50 20 Tm [<43>] TJ'],
  [
    'a kerned string',
    '[<41> 40 <42> -250 <20> <43> 7 <44>] TJ',
    'xx xx',
    '12 0 0 12 10 20 Tm [<41> 40 <4220>] TJ 12 0 0 12 50 20 Tm [<43> 7 <44>] TJ',
  ],
  [
    'spaces that add up',
    '[<41> 40 2 <42> <20> <43>] TJ',
    'xx x',
    '12 0 0 12 10 20 Tm [<41> 42 <4220>] TJ 12 0 0 12 50 20 Tm [<43>] TJ',
  ],
  [
    'signed spaces',
    '[<41> +4 <42> -.5 <20> <43> .5 <44>] TJ',
    'xx xx',
    '12 0 0 12 10 20 Tm [<41> 4 <4220>] TJ 12 0 0 12 50 20 Tm [<43> 0.5 <44>] TJ',
  ],
  [
    'a space before the first letter',
    '[50 <4142> <20> <43>] TJ',
    'xx x',
    '12 0 0 12 10 20 Tm [<414220>] TJ 12 0 0 12 50 20 Tm [<43>] TJ',
  ],
  [
    'pairs of bytes',
    '<0041004200200043> Tj',
    'xx x',
    '12 0 0 12 10 20 Tm [<004100420020>] TJ 12 0 0 12 50 20 Tm [<0043>] TJ',
  ],
  [
    'a blank that was left out after a blank',
    '(AB  C) Tj',
    'xx x',
    '12 0 0 12 10 20 Tm [<41422020>] TJ 12 0 0 12 50 20 Tm [<43>] TJ',
  ],
  ['blanks at the end', '(AB C  ) Tj', 'xx x', '12 0 0 12 10 20 Tm [<414220>] TJ 12 0 0 12 50 20 Tm [<432020>] TJ'],
  [
    'blanks of two kinds',
    '(AB C\xa0D) Tj',
    'xx x x',
    '12 0 0 12 10 20 Tm [<414220>] TJ 12 0 0 12 50 20 Tm [<43a044>] TJ',
  ],
])('%s is parted where its letters are', (_, shown, pattern, runs) => {
  expect(reset(shown, pattern)).toBe(runs);
});

test('spaces behind the last letter of a run are left out, those between letters stay', () => {
  const runs = [{ at: 0, x: 1, y: 2 }];
  expect(reset('[<41> 9 <20> 8 <42> 7 <20>] TJ', 'x x ', runs)).toBe('12 0 0 12 1 2 Tm [<41> 9 <20> 8 <4220>] TJ');
});

test('word spacing no longer counts, and only that of the string', () => {
  const string = { string: 0, strings: 1, pattern: 'x', runs: [{ at: 0, x: 1, y: 2 }] };
  expect(withResets(`5 Tw ${HEAD} 3 Tw (A) Tj ${TAIL} 4 Tw`, [string])).toBe(
    `5 Tw ${OWN}  12 0 0 12 1 2 Tm [<41>] TJ ${TAIL} 4 Tw`,
  );
});

const told = (string: number) => ({ string, strings: 3, pattern: 'x', runs: [{ at: 0, x: string, y: 2 }] });

test('of several strings, those that are told move', () => {
  const other = `${HEAD} (B) Tj ${TAIL}`;
  const moved = (x: number) => `${OWN} 12 0 0 12 ${x} 2 Tm [<42>] TJ ${TAIL}`;
  expect(withResets(`${other} 1 w ${other} ${other}`, [told(2), told(0)])).toBe(`${moved(0)} 1 w ${other} ${moved(2)}`);
  expect(withResets(other, [])).toBe(other);
});

describe('nothing moves', () => {
  const one = { string: 0, strings: 1, pattern: 'x', runs: [{ at: 0, x: 1, y: 2 }] };

  test.each([
    ['without a matrix', 'q 1 0 0 1 72 700 cm BT (A) Tj ET Q'],
    ['with a matrix that has a place of its own', 'q 1 0 0 1 72 700 cm BT 12 0 0 12 5 0 Tm (A) Tj ET Q'],
    ['without a place', 'q BT 12 0 0 12 0 0 Tm (A) Tj ET Q'],
    ['with a place that is turned', 'q 0 1 -1 0 72 700 cm BT 12 0 0 12 0 0 Tm (A) Tj ET Q'],
    ['with a place of another state', `q 1 0 0 1 72 700 cm Q BT 12 0 0 12 0 0 Tm (A) Tj ET`],
    ['in a state inside of the place', 'q 1 0 0 1 72 700 cm q BT 12 0 0 12 0 0 Tm (A) Tj ET Q Q'],
    ['with a matrix before the place', 'q 12 0 0 12 0 0 Tm 1 0 0 1 72 700 cm BT (A) Tj ET Q'],
    ['with more words before the place', 'q /X 1 0 0 1 72 700 cm BT 12 0 0 12 0 0 Tm (A) Tj ET Q'],
    ['with more words before the matrix', 'q 1 0 0 1 72 700 cm BT /X 12 0 0 12 0 0 Tm (A) Tj ET Q'],
    ['with more letters', `${HEAD} (ABC) Tj ${TAIL}`],
    ['with no letters', `${HEAD} () Tj ${TAIL}`],
    ['with another string', `${HEAD} (A) Tj ${TAIL} (B) Tj`],
    ['with none', ''],
  ])('in a string %s than was counted', (_, content) => {
    expect(withResets(content, [one])).toBeUndefined();
  });

  test.each([
    ['xx x', '(ABXC) Tj (B) Tj'],
    ['x x', '(AAA) Tj'],
    ['x x', '(A B C) Tj'],
    ['xx ', '(BAA) Tj'],
    ['x x', '<0041004200> Tj'],
    ['xx', '[<0041> 5 <00> <42>] TJ'],
  ])('in a string that is not %j: %s', (pattern, shown) => {
    expect(reset(shown, pattern)).toBeUndefined();
  });

  test('where one of several cannot', () => {
    expect(
      withResets(`${HEAD} (A) Tj ${TAIL} (B) Tj`, [
        { ...one, strings: 2 },
        { ...one, string: 1, strings: 2 },
      ]),
    ).toBeUndefined();
    expect(withResets(`${HEAD} (A) Tj ${TAIL}`, [{ ...one, string: 1 }])).toBeUndefined();
  });
});
