import { describe, expect, test } from 'vitest';

import { beginningOf, mostWords, nameWords, sortName, typedWords } from './name-words.ts';
import { PatientName, waysToWrite, writtenName } from './patient-name.ts';

const nameOf = (given: string | undefined, family?: string): PatientName => PatientName.parse({ given, family });
const found = (given: string | undefined, family: string | undefined, typed: string): boolean => {
  const words = nameWords({ name: nameOf(given, family), otherNames: [] });
  return typedWords(typed).every((word) => words.some((one) => one.startsWith(word)));
};

describe('a name', () => {
  test.each([
    ['Ana', 'García', 'Ana García'],
    ['Björk', undefined, 'Björk'],
    [undefined, 'Sukarno', 'Sukarno'],
    ['민준', '김', '김민준'],
    ['太郎', '山田', '山田太郎'],
    ['محمد', 'حسن', 'محمد حسن'],
    ['Thị Mai', 'Nguyễn', 'Thị Mai Nguyễn'],
    ['Jan', 'van der Berg', 'Jan van der Berg'],
    ['Min-jun', '김', 'Min-jun 김'],
  ])('of %s and %s is written %s', (given, family, written) => {
    expect(writtenName(nameOf(given, family))).toBe(written);
  });

  test('is written in the order that its bearer says, with what stands in the middle and behind it', () => {
    const name = { given: 'Mai', middle: 'Thị', family: 'Nguyễn', suffix: 'Jr.' };
    expect(writtenName(PatientName.parse(name))).toBe('Mai Thị Nguyễn Jr.');
    expect(writtenName(PatientName.parse({ ...name, order: 'family-first' }))).toBe('Nguyễn Mai Thị Jr.');
  });

  test.each([
    [{}],
    [{ middle: 'A', suffix: 'Jr.' }],
    [{ given: ' ' }],
    [{ given: '\u200b\u2060' }],
    [{ family: '\u3164' }],
    [{ given: '42' }],
    [{ given: 'Ana', family: '' }],
    [{ given: 'Ana', nick: 'A' }],
  ])('%j is refused', (name) => {
    expect(PatientName.safeParse(name).success).toBe(false);
  });

  test('is kept in composed form, however it was typed', () => {
    expect(PatientName.parse({ given: 'Jose\u0301 ' })).toEqual({ given: 'José' });
  });

  test('is one name in whatever way a paper writes it', () => {
    const ways = waysToWrite(PatientName.parse({ given: 'Samantha', middle: 'Rose', family: 'García' }), 'Sam');
    for (const way of ['Samantha García', 'Samantha Rose García', 'García Samantha', 'Sam García'])
      expect(ways).toContain(way);
    expect(ways).not.toContain('Sam');
    expect(waysToWrite(nameOf('Björk'))).toEqual(['Björk']);
  });
});

describe('a search', () => {
  test.each([
    ['María', 'García', 'garcia'],
    ['María', 'García', 'GARCÍA, mar'],
    ['María', 'García', 'maria gar'],
    ['Liam', 'O’Brien', 'obrien'],
    ['Liam', "O'Brien", 'O’Brien'],
    ['Liam', 'O’Brien', 'brien'],
    ['Liam', 'O’Brien', "o'b"],
    ['Anne', 'Smith-Jones', 'jones'],
    ['Anne', 'Smith-Jones', 'smith-jo'],
    ['Anne', 'Smith-Jones', 'smithjones'],
    ['Jan', 'van der Berg', 'berg'],
    ['Jan', 'van der Berg', 'vanderberg'],
    ['Jan', 'van der Berg', 'van der'],
    ['Thị Mai', 'Nguyễn', 'nguyen mai'],
    ['Văn', 'Đặng', 'dang'],
    ['Søren', 'Ærø', 'soren aero'],
    ['Łukasz', 'Żółć', 'lukasz zolc'],
    ['İbrahim', 'Işık', 'ibrahim isik'],
    ['민준', '김', '김민준'],
    ['민준', '김', '김 민준'],
    ['민준', '김', '민준'],
    ['明', '王', '王明'],
    ['أحمد', 'مُحَمَّد', 'احمد محمد'],
    ['Björk', undefined, 'bjork'],
    ['Ｍａｒｉａ', 'Ｌｅｅ', 'maria lee'],
    ['Ἀλέξανδρος', 'Παπάς', 'αλεξανδρος παπασ'],
  ])('for %s %s finds them by %s', (given, family, typed) => {
    expect(found(given, family, typed)).toBe(true);
  });

  test.each([
    ['María', 'García', 'arcia'],
    ['María', 'García', 'garcia lopez'],
    ['민준', '김', '준'],
    ['हिना', 'शर्मा', 'हन'],
  ])('for %s %s does not find them by %s', (given, family, typed) => {
    expect(found(given, family, typed)).toBe(false);
  });

  test('finds by the preferred name and by other names', () => {
    const words = nameWords({
      name: nameOf('민준', '김'),
      preferredName: 'MJ',
      otherNames: [{ name: 'Kim Min-jun' }],
    });
    for (const word of ['김민준', 'mj', 'kim', 'min', 'minjun']) expect(words).toContain(word);
  });

  test('keeps a bounded count of words, the legal name first', () => {
    const long = Array.from({ length: 20 }, (_, index) => `name${index}`).join(' ');
    const words = nameWords({ name: nameOf(long, 'García'), otherNames: [{ name: long }] });
    expect(words).toHaveLength(mostWords);
    expect(words[0]).toBe('garcia');
  });

  test('has nothing to look for in signs alone', () => {
    expect(typedWords("' - , \u200b")).toEqual([]);
  });
});

test('a beginning is three letters, or one where a letter is a word, and nothing of less', () => {
  expect(['garcia', 'ng', '김민준', '王'].map(beginningOf)).toEqual(['gar', undefined, '김', '王']);
});

test('patients are sorted by family name, then given name, without accents and case', () => {
  const names: [string | undefined, string | undefined][] = [
    ['Zoe', 'Garcia'],
    ['Ana', 'García'],
    ['Björk', undefined],
    ['Jan', 'van der Berg'],
    ['민준', '김'],
    ['Liam', "O'Brien"],
  ];
  const sorted = names.toSorted(([given, family], [otherGiven, otherFamily]) =>
    sortName(nameOf(given, family)) < sortName(nameOf(otherGiven, otherFamily)) ? -1 : 1,
  );
  expect(sorted.map(([given]) => given)).toEqual(['Björk', 'Ana', 'Zoe', 'Liam', 'Jan', '민준']);
});
