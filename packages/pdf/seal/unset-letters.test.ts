import { expect, test } from 'vitest';

import { unsetLetters } from './unset-letters.ts';

test('a letter that no family has is named with its line and its place in it', () => {
  expect(unsetLetters('fine\nwith ᚠ\u2028\u0007')).toEqual([
    { line: 2, letter: 6, character: 'U+16A0' },
    { line: 3, letter: 1, character: 'U+0007' },
  ]);
  expect(unsetLetters('ab\u202e')).toEqual([{ line: 1, letter: 3, character: 'U+202E' }]);
});

test('whatever is set by itself is none, whatever its script, and so is what has no ink', () => {
  const text = '김민준 漢字 かな العربية עִברית हिन्दी ไทย 😀👍🏽 ☐☑★\tÉ\r\nΩ Ж \u00ad\u200b\u200e[U+16A0]';
  expect(unsetLetters(text.replaceAll(/\u200b|\[U\+16A0\]/g, ''))).toEqual([]);
});
