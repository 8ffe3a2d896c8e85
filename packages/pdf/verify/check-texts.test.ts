import { describe, expect, test } from 'vitest';

import {
  checkPage,
  foreignWords,
  IMAGE_NOTE,
  labelsIn,
  readable,
  reasonsOf,
  showsImage,
  stampText,
  withoutPassages,
  wordsOf,
} from './check-texts.ts';

const page = (text: string, source: string, stamp = '') =>
  checkPage({ number: 3, text, source, stamp }).map(({ code, detail }) => `${code} ${detail}`);

test('words are letters and digits, without case, composed alike', () => {
  expect(wordsOf('Two WORDS, A1-b2; ﬁn e\u0301t\u00e9')).toEqual(['two', 'words', 'a1', 'b2', 'fin', 'été']);
  expect(wordsOf('… !')).toEqual([]);
  expect(wordsOf('x'.repeat(5000)).map(({ length }) => length)).toEqual([4096, 904]);
});

describe('a page', () => {
  test('shows its source and its stamp, however spaced and broken', () => {
    expect(page('So ur\nce hyphen\ufffeated Stamp-', 'Source hyphen-ated', 'Stamp')).toEqual([]);
    expect(page('ﬁ', 'fi')).toEqual([]);
    expect(page('', '')).toEqual([]);
  });

  test.each([
    ['[U+6F22]', '\u6f22'],
    ['[U+1F6\n00]', '\u{1f600}'],
    ['[U+10FFFD]', '\u{10fffd}'],
    ['[U+0101]', '\u0101'],
    ['a[U+FB01]b', 'afib'],
  ])('shows a letter by its number: %j', (shown, letter) => {
    expect(readable(shown)).toBe(letter);
    expect(page(shown, letter)).toEqual([]);
  });

  test.each(['[U+41]', '[U+00041]', '[U+110000]', '[U+6f22]', 'U+6F22'])('shows no letter by %s', (shown) => {
    expect(readable(shown)).toBe(shown);
  });

  test('lacks what its source or its stamp has more often', () => {
    expect(page('Source', 'Sources', '')).toEqual(['missing-text page 3: 1 characters missing']);
    expect(page('Source', 'Source', 'Stamp')).toEqual(['missing-text page 3: 5 characters missing']);
    expect(page('a', 'aaa!')).toEqual(['missing-text page 3: 3 characters missing']);
  });

  test('has too much where neither has it, punctuation and signs too', () => {
    expect(page('Source words', 'Source')).toEqual(['foreign-text page 3: 5 characters too many']);
    expect(page('$7,', '')).toEqual(['foreign-text page 3: 3 characters too many']);
    expect(page('aa', 'ab')).toEqual([
      'missing-text page 3: 1 characters missing',
      'foreign-text page 3: 1 characters too many',
    ]);
  });
});

test('a stamp says basis, docket, recipient, notice and number', () => {
  const cover = {
    title: 'T',
    practice: 'P',
    recipient: 'R',
    basis: 'B',
    docket: 'D',
    items: [],
    withheld: [],
    notice: 'N',
  };
  expect(stampText(cover, { number: 2, of: 9 })).toBe(
    'Released under B\n  ·  Docket D\nReleased to R\nN\nExtract page 2 of 9',
  );
  expect(stampText({ ...cover, docket: '' }, { number: 1, of: 1 })).toBe(
    'Released under B\n\nReleased to R\nN\nExtract page 1 of 1',
  );
});

test('foreign are words of four letters and more that stand outside, and within not even as a part of one', () => {
  expect(foreignWords(['Four, FIVES six four', 'inner'], ['beginners', 'fives'])).toEqual(new Set(['four']));
  expect(foreignWords(['abcd', 'bcda'], ['ab cd'])).toEqual(new Set(['abcd', 'bcda']));
  expect(foreignWords([], ['x'])).toEqual(new Set());
});

describe('a text without passages', () => {
  test.each([
    ['a Secret word here', ['Secret word'], 'a   here'],
    ['a Sec\nret w\u00ado\u200br\ufffed here', ['Secret word'], 'a   here'],
    ['one two one', ['one'], '  two  '],
    ['a (b) [c] {d} $1.00 ^*+? \\|', ['(b)', '[c]', '{d}', '$1.00', '^*+?', '\\|'], `a${' '.repeat(12)}`],
    ['a.c abc', ['a.c'], '  abc'],
    ['ﬁnd', ['fin'], ' d'],
    ['secret Secret', ['Secret'], '   '],
    ['Smith-\r\nJones infor-\nmation', ['Smith-Jones', 'information'], '   '],
    ['re-sign resign', ['resign'], 're-sign  '],
    ['left', ['', ' \n'], 'left'],
    ['left', [], 'left'],
    ['se\u0000cret\uffff!', ['s e\u200b cret\uffff'], ' \uffff!'],
  ])('%j without %j', (text, passages, left) => {
    const wanted = passages.map((passage) => ({ passage }));
    expect(withoutPassages(text, wanted)).toBe(left);
  });
});

describe('the reasons that a page has to print', () => {
  test('are those that it prints, and one where it prints none', () => {
    expect(labelsIn('[R1] x [ R1 ] [R2] [R3]', ['R1', 'R2'])).toBe('[R1][R1][R2]');
    expect(labelsIn('R1 [R2]', ['R1', 'R2'])).toBe('[R1][R2]');
    expect(labelsIn('[minor’s name]', ['minor’s name'])).toBe('[minor’s name]');
    expect(labelsIn('[R1]', [])).toBe('');
  });

  test('are as many as are listed at least', () => {
    expect(labelsIn('[R1]', ['R1', 'R1', 'R2'])).toBe('[R1][R1][R2]');
    expect(labelsIn('[R1] [R1] [R1]', ['R1', 'R1'])).toBe('[R1][R1][R1]');
  });

  test.each<[string, { reason: string; passage?: string }[], string[]]>([
    ['none', [], []],
    [
      'one for each passage',
      [
        { passage: 'Anna', reason: 'R1' },
        { passage: 'Otto', reason: 'R1' },
        { passage: 'Emil', reason: 'R2' },
      ],
      ['R1', 'R1', 'R2'],
    ],
    [
      'one for passages that are the same',
      [
        { passage: 'Anna M', reason: 'R1' },
        { passage: 'AnnaM', reason: 'R1' },
      ],
      ['R1'],
    ],
    [
      'one for a passage and its part',
      [
        { passage: 'Anna', reason: 'R1' },
        { passage: 'Anna M', reason: 'R1' },
      ],
      ['R1'],
    ],
    [
      'each reason of a passage and its part',
      [
        { passage: 'Anna', reason: 'R1' },
        { passage: 'Anna M', reason: 'R2' },
      ],
      ['R2', 'R1'],
    ],
    ['each reason of rectangles once', [{ reason: 'R1' }, { reason: 'R1' }, { reason: 'R2' }], ['R1', 'R2']],
    [
      'those of passages alone where a rectangle has the same',
      [{ passage: 'Anna', reason: 'R1' }, { reason: 'R1' }],
      ['R1'],
    ],
  ])('are %s', (_, redactions, reasons) => {
    expect(reasonsOf(redactions)).toEqual(reasons);
  });
});

test('a page that is an image says so', () => {
  expect(showsImage(`x ${IMAGE_NOTE.replaceAll(' ', '\n')} y`)).toBe(true);
  expect(showsImage('This page is shown as a picture.')).toBe(false);
  expect(IMAGE_NOTE).toBe('This page is shown as an image.');
});
