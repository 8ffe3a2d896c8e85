import { expect, test } from 'vitest';

import { clustersOf } from './clusters.ts';
import { GlyphCodes } from './glyph-codes.ts';
import { printable } from './printable.ts';
import { familyOf, runsLeft, setText } from './set-text.ts';
import { wrap } from './wrap.ts';

const familiesOf = (text: string) => setText('serif', text).map(({ family }) => family);
const meaningOf = (text: string) =>
  setText('serif', text)
    .flatMap(({ letters }) => letters.map(({ meaning }) => meaning))
    .join('');

test.each([
  ['Latin, Greek and Cyrillic', 'Aé Ωж', ['serif']],
  ['Chinese and Japanese', '漢字かなカナ', ['han']],
  ['Korean', '김민준', ['hangul']],
  ['Arabic', 'سلام', ['arabic']],
  ['Hebrew', 'שלום', ['hebrew']],
  ['Hindi', 'हिन्दी', ['devanagari']],
  ['Thai', 'ภาษาไทย', ['thai']],
  ['emoji', '😀👍🏽👨‍👩‍👧🇰🇷', ['emoji']],
  ['boxes to tick and stars', '☐☑★', ['sans']],
  ['a name among English words', 'Mr. 김 said', ['serif', 'hangul', 'serif']],
])('%s have their family', (_, text, families) => {
  expect(familiesOf(text)).toEqual(families);
});

test.each(['हिन्दी क्षमा श्री कि र्क', 'น้ำ ที่ กำลัง', '😀👍🏽 👨‍👩‍👧 🇰🇷', '漢字、「かな」', '김민준'])(
  'every letter of %s is meant by a code, in its order',
  (text) => {
    expect(meaningOf(text)).toBe(text);
  },
);

test('a line that runs from right to left is set from its end, with its brackets turned and its digits as they are', () => {
  expect(meaningOf('אבג')).toBe('גבא');
  expect(meaningOf('א (12) ב')).toBe('ב (12) א');
  expect(meaningOf('said (שלום) to')).toBe('said (םולש) to');
  expect([runsLeft('שלום to you'), runsLeft('to שלום'), runsLeft('to you')]).toEqual([true, false, false]);
});

test('marks and what is joined stay with their letter', () => {
  expect(clustersOf('e\u0301a')).toEqual(['e\u0301', 'a']);
  expect(clustersOf('👨‍👩‍👧👍🏽')).toEqual(['👨‍👩‍👧', '👍🏽']);
  expect(clustersOf('🇰🇷🇯🇵')).toEqual(['🇰🇷', '🇯🇵']);
});

test('what no family has, and what would change the order of others, is shown by its number', () => {
  const shown = printable('ᚠ \u202eab \u0007', (cluster) => familyOf('serif', cluster) !== undefined);
  expect(shown.replaceAll(/[\u2066\u2069]/g, '')).toBe('[U+16A0] [U+202E]ab [U+0007]');
});

const codesOf = (text: string): number[] => {
  const table = new GlyphCodes('devanagari');
  return setText('serif', text).flatMap(({ letters }) => letters.map((letter) => table.codeOf(letter)));
};

test('a letter has the same code whatever else is written', () => {
  expect(codesOf('क्षमा श्री').at(-1)).toBe(codesOf('श्री')[0]);
  expect(new Set(codesOf('क्षमा श्री कि')).size).toBe(5);
});

const WIDE = (text: string) => Array.from(text).length;

test('Chinese and Japanese lines break between letters, but not before a full stop or after an opening bracket', () => {
  expect(wrap('漢字漢字漢字', 4, WIDE)).toEqual(['漢字漢字', '漢字']);
  expect(wrap('漢字漢字。漢字', 4, WIDE)).toEqual(['漢字漢', '字。漢字']);
  expect(wrap('漢字漢「字」漢', 4, WIDE)).toEqual(['漢字漢', '「字」漢']);
});

test('a Thai phrase that is too long breaks before a vowel that begins a syllable', () => {
  expect(wrap('กกกกเกก', 5, WIDE)).toEqual(['กกกก', 'เกก']);
  expect(wrap('กกกกกกก', 5, WIDE)).toEqual(['กกกกก', 'กก']);
});
