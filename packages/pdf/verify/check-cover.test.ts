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
    expect(found(texts.map((text) => text.replace('Court order', 'Court border')))).toEqual(['foreign-text: cover: 2 characters too many']);
    expect(found(texts.map((text) => text.replace('One note', 'On note')))).toEqual(['missing-text: cover: 1 characters missing']);
    expect(found(texts, undefined, [[], [2, 4]])).toEqual(['missing-text: cover: 2 characters missing', 'foreign-text: cover: 2 characters too many']);
    expect(found(texts, undefined, [])).toEqual([expect.stringContaining('foreign-text: cover')]);
  });

  test('is found altered where the digits of a hash are exchanged', () => {
    const other = HASH.replace('01', '10');
    expect(found(texts.map((text) => text.replaceAll(HASH, other)))).toEqual(['missing-text: cover: a hash of a source']);
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
