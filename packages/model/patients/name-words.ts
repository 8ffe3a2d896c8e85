import type { PatientName } from './patient-name.ts';

/** Letters that are others with a stroke or joined, which no form of Unicode takes apart. */
const unaccented: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
  ς: 'σ',
};
const strokes = new RegExp(`[${Object.keys(unaccented).join('')}]`, 'gu');
const accents = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}])\p{M}+/gu;
const apostrophes = /['’‘ʼʻ`´ʹʿʾ׳]/gu;
const unheard = /[\p{Cf}\u0640]/gu;

/** Letters without case, accents and what cannot be seen, so that García is garcia and Nguyễn is nguyen. */
const plainLetters = (text: string): string =>
  text
    .replaceAll(unheard, '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(accents, '$1')
    .replaceAll(strokes, (letter) => unaccented[letter] ?? letter)
    .normalize('NFC');

/** Letters of a word that are kept of it in an index. */
const longestWord = 40;

const split = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => Array.from(word).slice(0, longestWord).join(''));

/** The words that somebody typed to find a name: O'Brien is one word, Smith-Jones are two. */
export const typedWords = (text: string): string[] => split(plainLetters(text.replaceAll(apostrophes, '')));

const withoutSpaces = (text: string): string[] => typedWords(text.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ''));

const tokens = (text: string): string[] => text.split(/\s+/u);

/** Every word by which a part of a name is found: O'Brien as obrien and brien, Smith-Jones also as smithjones. */
const wordsOf = (part: string): string[] => [
  ...typedWords(part),
  ...split(plainLetters(part.replaceAll(apostrophes, ' '))).filter((word) => word.length > 1),
  ...tokens(part).flatMap(withoutSpaces),
];

const unspacedLetter = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Names that are written without a space between them are typed as one word. */
const joinedNames = ({ given, family }: PatientName): string[] =>
  given !== undefined && family !== undefined && unspacedLetter.test(family) ? withoutSpaces(`${family}${given}`) : [];

/** Words of one patient that are kept in the index. */
export const mostWords = 8;

interface Named {
  name: PatientName;
  preferredName?: string | undefined;
  otherNames: readonly { name: string }[];
}

/** The words by which a patient is found, those of the legal name first. */
export const nameWords = ({ name, preferredName, otherNames }: Named): string[] => {
  const { given, middle, family } = name;
  const parts = [family, given, preferredName, middle, ...otherNames.map((other) => other.name)];
  const shown = parts.filter((part) => part !== undefined);
  const joined = family === undefined ? [] : withoutSpaces(family);
  const whole = [...joinedNames(name), ...shown.flatMap(typedWords), ...joined, ...shown.flatMap(wordsOf)];
  return [...new Set(whole)].slice(0, mostWords);
};

/** How many letters of a word say roughly which it is: three, or one where a letter is a syllable or a word. */
export const beginningOf = (word: string): string | undefined => {
  if (unspacedLetter.test(word)) return Array.from(word)[0];

  const letters = Array.from(word);
  return letters.length < 3 ? undefined : letters.slice(0, 3).join('');
};

const longestSortName = 80;

/** By what patients are listed: family name, given name, without case and accents; other scripts after the Latin one. */
export const sortName = ({ given, middle, family }: PatientName): string => {
  const words = [family, given, middle].flatMap((part) => (part === undefined ? [] : typedWords(part)));
  return Array.from(words.join(' ')).slice(0, longestSortName).join('').trim();
};
