import { describe, expect, test } from 'vitest';

import { checkCover, checkStamp, coverText } from './check-cover.ts';
import { stampText } from './check-texts.ts';

const HASH = '0123456789abcdef'.repeat(4);
const item = { label: 'Progress note', version: '2', pages: [1, 2, 3, 7, 9, 10], sourceSha256: HASH };
const cover = {
  title: 'Extract',
  practice: 'Harbor Lane (invented)',
  recipient: 'Jordan Sample',
  basis: 'Court order',
  docket: 'FL-1',
  items: [item, { ...item, label: 'Letter', takenOut: 'R1 2 times' }],
  withheld: ['One note'],
  notice: 'No further.\nNever.',
};
const images = [[], [2, 3]];
const sheet = (number: number, of = 3) => stampText(cover, { number, of });

/** As a reader takes it off a cover of two pages. */
const WORDS = `Harbor Lane (invented) Extract Released by Harbor Lane (invented) Released to Jordan Sample Basis Court order Docket FL-1
What is enclosed No. Item Version Source pages
1 Progress note 2 1–3, 7, 9–10 SHA-256 of the source ${HASH}
2 Letter 2 1–3, 7, 9–10 SHA-256 of the source ${HASH} Taken out: R1 2 times Shown as images: source pages 2–3
What was withheld • One note`;
const MOVED = ['missing-text: cover: something stands at another place'];
const texts = [`${WORDS}\n${sheet(1)}`, `Redisclosure No further. Never.\n${sheet(2)}`];
const found = (shown: string[], foreign = new Set<string>(), asImages: number[][] = images) =>
  checkCover(cover, { texts: shown, of: 3, asImages, foreign }).map(({ code, detail }) => `${code}: ${detail}`);

describe('a cover', () => {
  test('says what it must and no more', () => {
    expect(found(texts)).toEqual([]);
    const bare = { ...cover, docket: '', items: [], withheld: [] };
    expect(coverText(bare, []).replaceAll(/\s+/g, ' ')).toBe(
      'Harbor Lane (invented) Extract Released by Harbor Lane (invented) Released to Jordan Sample Basis Court order What is enclosed No. Item Version Source pages Redisclosure No further. Never.',
    );
  });

  test('is found altered by a character', () => {
    expect(found(texts.map((text) => text.replace('Basis Court order', 'Basis Court border')))).toEqual([
      'foreign-text: cover: 1 characters too many',
    ]);
    expect(found(texts.map((text) => text.replace('One note', 'On note')))).toEqual([
      'missing-text: cover: 1 characters missing',
    ]);
    expect(found(texts, undefined, [[], [2, 4]])).toEqual([
      'missing-text: cover: 2 characters missing',
      'foreign-text: cover: 2 characters too many',
    ]);
    expect(found(texts, undefined, [])).toEqual([expect.stringContaining('foreign-text: cover')]);
  });

  test('is found altered where its stamp is', () => {
    const changed = texts.map((text) => text.replace('under Court order', 'under Court border'));
    expect(found(changed)).toEqual([expect.stringMatching(/^foreign-text: cover: \d+ characters too many$/)]);
  });

  test('is found altered where the digits of a hash are exchanged', () => {
    const other = HASH.replace('01', '10');
    expect(found(texts.map((text) => text.replaceAll(HASH, other)))).toEqual(MOVED);
  });

  test.each<[string, [string, string][]]>([
    [
      'versions are exchanged between items',
      [
        ['note 2', 'note 5'],
        ['Letter 5', 'Letter 2'],
      ],
    ],
    [
      'labels are exchanged between items',
      [
        ['1 Progress note', '1 Letter'],
        ['2 Letter', '2 Progress note'],
      ],
    ],
    [
      'what was taken out stands with another item',
      [
        [' Taken out: R1 2 times', ''],
        [`${HASH}\n2`, `${HASH} Taken out: R1 2 times\n2`],
      ],
    ],
    [
      'pages stand as images with another item',
      [
        [' Shown as images: source pages 2–3', ''],
        [`${HASH}\n2`, `${HASH} Shown as images: source pages 2–3\n2`],
      ],
    ],
    [
      'recipient and practice are exchanged',
      [
        [
          'Released by Harbor Lane (invented) Released to Jordan Sample',
          'Released by Jordan Sample Released to Harbor Lane (invented)',
        ],
      ],
    ],
    ['a sentence follows another', [['What was withheld • One note', '• One note What was withheld']]],
    ['something stands before its title', [['Harbor Lane (invented) Extract', 'Extract Harbor Lane (invented)']]],
  ])('is found altered where %s', (_, changes) => {
    const given = { ...cover, items: cover.items.map((one, index) => (index === 1 ? { ...one, version: '5' } : one)) };
    const shown = texts.map((text) => text.replace('Letter 2', 'Letter 5'));
    const check = (some: string[]) =>
      checkCover(given, { texts: some, of: 3, asImages: images, foreign: new Set() }).map(
        ({ code, detail }) => `${code}: ${detail}`,
      );
    expect(check(shown)).toEqual([]);
    const altered = shown.map((text) => changes.reduce((left, [from, to]) => left.replace(from, to), text));
    expect(altered).not.toEqual(shown);
    expect(check(altered)).toEqual(MOVED);
  });

  test('may break the cells of a row, and its items, over lines and pages', () => {
    const broken = `1 Progress 2 1–3, 7,\nnote 9–10\n SHA-256 of the\nsource ${HASH}`;
    const [first = '', last = ''] = texts;
    const [before = '', after = ''] = first.split('2 Letter');
    expect(
      found([first.replace(`1 Progress note 2 1–3, 7, 9–10 SHA-256 of the source ${HASH}`, broken), last]),
    ).toEqual([]);
    expect(found([`${before}2 Let\n${sheet(1)}`, `ter${after.replace(sheet(1), '')} ${last}`])).toEqual([]);
  });

  test('has no word from outside the scope', () => {
    expect(found(texts, new Set(['never']))).toEqual(['foreign-text: cover page 1', 'foreign-text: cover page 2']);
    expect(found(texts, new Set(['letter']))).toEqual(['foreign-text: cover page 1']);
  });
});

const codes = (text: string) => checkStamp(cover, text, { number: 3, of: 3 });

describe('a stamp', () => {
  test('stands on its page, however it is broken', () => {
    expect(codes(`words ${sheet(3).replace('\n  ·', ' ·')} words`)).toEqual([]);
    expect(codes(sheet(3).replaceAll(' ', '\n'))).toEqual([]);
    expect(codes(sheet(3).replace('FL-1', 'FL\ufffe1'))).toEqual([]);
  });

  test.each([
    ['Court order', 'order Court'],
    ['FL-1', 'LF-1'],
    ['Jordan Sample', 'Sample Jordan'],
    ['No further', 'further No'],
    ['page 3 of 3', 'page 2 of 3'],
  ])('is found changed where "%s" reads "%s"', (from, to) => {
    expect(codes(sheet(3).replace(from, to))).toEqual([{ code: 'missing-stamp', detail: 'page 3' }]);
  });
});
