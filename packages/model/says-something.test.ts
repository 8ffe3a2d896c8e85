import { expect, test } from 'vitest';

import { words } from './chart/entry.ts';

test.each([
  ['white space', ' \t\n\u00a0\u2003\u3000'],
  ['zero-width spaces', '\u200b\u200b'],
  ['zero-width joiners', '\u200c\u200d'],
  ['a word joiner and a byte order mark', '\u2060\ufeff'],
  ['soft hyphens', '\u00ad'],
  ['marks of direction', '\u200e\u202e'],
  ['fillers that are letters', '\u3164\u115f\uffa0'],
  ['a blank of braille', '\u2800'],
  ['a combining mark on nothing', '\u0301'],
  ['a variation selector', '\ufe0f'],
])('a text of nothing but %s is refused', (_what, text) => {
  expect(words().safeParse(text).success).toBe(false);
});

test.each(['a', '7', '.', '–', '漢', 'é', 'e\u0301', '🙂', 'ไม่', '한글', 'مثال', '\u200bword'])(
  '%j says something',
  (text) => {
    expect(words().safeParse(text).success).toBe(true);
  },
);
