import { typedWords } from './name-words.ts';
import { type PatientName, writtenName } from './patient-name.ts';

/** What stands before or behind a name and is no part of it. `jr` and `sr` tell people of one name apart. */
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof rev hon esq md do phd psyd jd rn lcsw lmft lpc lmhc np pa'.split(' '),
);
const generations: ReadonlySet<string> = new Set('jr sr junior senior ii iii iv'.split(' '));
const sameGeneration: Readonly<Record<string, string>> = { junior: 'jr', senior: 'sr' };

interface Words {
  /** Without titles and generation. */
  words: string[];
  generation: string | undefined;
}

const generationOf = (words: readonly string[]): string | undefined => {
  const found = words.find((word) => generations.has(word));
  return found === undefined ? undefined : (sameGeneration[found] ?? found);
};

/** At least two words are left of a name: a person may be called Do, and a title alone is no name. */
const withoutTitles = (words: string[]): string[] => {
  const left = words.filter((word) => !titles.has(word));
  return left.length < 2 ? words : left;
};

const wordsOf = (text: string): Words => {
  const all = typedWords(text.replaceAll('.', '. '));
  const left = all.filter((word, index) => index === 0 || !generations.has(word));
  return { words: withoutTitles(left), generation: generationOf(all.slice(1)) };
};

/** `Family, Given` in the order in which it is said. A comma before what stands behind a name turns nothing round. */
const saidInOrder = (text: string): string => {
  const [family = '', rest = '', ...more] = text.split(/[,，、]/u);
  const given = typedWords(rest).filter((word) => !titles.has(word) && !generations.has(word));
  return given.length === 0 || family.trim() === '' ? text : [rest, family, ...more].join(' ');
};

const isInitial = (word: string): boolean => /^\p{Script=Latin}$/u.test(word);

/** Whether two words are one name, of which either may be an initial. */
const agree = (one: string, other: string): boolean =>
  one === other || ((isInitial(one) || isInitial(other)) && one.charAt(0) === other.charAt(0));

/** Whether names in the middle can be those of one person: one has them all, or none of them differ as far as both have some. */
const middlesAgree = (typed: readonly string[], known: readonly string[]): boolean => {
  const [few, many] = typed.length <= known.length ? [typed, known] : [known, typed];
  let from = 0;
  return few.every((word) => {
    const at = many.findIndex((one, index) => index >= from && agree(word, one));
    from = at + 1;
    return at >= 0;
  });
};

const mostMiddles = 3;

interface Known {
  given: string[];
  middle: string[];
  family: string[];
}

/** Whether what is left of a typed name beside the family name is the given name, and names in the middle. */
const isGiven = (rest: readonly string[], { given, middle }: Known): boolean => {
  const [first = '', ...others] = given;
  for (let taken = 1; taken <= rest.length; taken += 1) {
    const joined = rest.slice(0, taken).join('');
    const left = rest.slice(taken);
    if (left.length > mostMiddles) continue;

    if (joined === given.join('') && middlesAgree(left, middle)) return true;

    if (taken === 1 && agree(joined, first) && middlesAgree(left, [...others, ...middle])) return true;
  }
  return false;
};

/** Typed words with the family name at one end, of which it takes as many as it was written in. */
const besideFamily = (words: readonly string[], family: readonly string[]): string[][] => {
  const joined = family.join('');
  return words.flatMap((_, index) => {
    const [front, back] = [words.slice(0, index), words.slice(index)];
    return [...(back.join('') === joined ? [front] : []), ...(front.join('') === joined ? [back] : [])];
  });
};

const unspacedLetter = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const isKnown = (typed: readonly string[], known: Known): boolean => {
  const { given, middle, family } = known;
  if (family.length === 0 || given.length === 0) return typed.join('') === [...given, ...family].join('');

  const whole = typed.join('');
  const orders = [
    [...given, ...middle, ...family],
    [...family, ...given, ...middle],
    [...given, ...family],
    [...family, ...given],
  ];
  if (unspacedLetter.test(whole) && orders.some((words) => words.join('') === whole)) return true;

  return besideFamily(typed, family).some((rest) => isGiven(rest, known));
};

export interface KnownNames {
  name: PatientName;
  preferredName?: string | undefined;
  /** Other names as they are written whole. */
  others?: readonly (string | undefined)[];
}

/** Whether the initials alone would be all that is left of a name. */
const saysAName = (words: readonly string[]): boolean => words.some((word) => !isInitial(word));

/**
 * Whether a typed name is a name of a known person, whatever its case, accents, apostrophes and form of Unicode: in either order, with or
 * without names in the middle, with initials. A name in the middle that differs, another generation, and a family or given name that is
 * missing are not the same; somebody looks at those.
 */
export const isNameOf = (typed: string, { name, preferredName, others = [] }: KnownNames): boolean => {
  const { words, generation } = wordsOf(saidInOrder(typed));
  if (words.length === 0 || !saysAName(words)) return false;

  const suffix = name.suffix === undefined ? undefined : generationOf(typedWords(name.suffix));
  const sameGenerations = generation === undefined || suffix === undefined || generation === suffix;
  const partsOf = (given: string | undefined): Known => ({
    given: typedWords(given ?? ''),
    middle: typedWords(name.middle ?? ''),
    family: typedWords(name.family ?? ''),
  });
  const givenNames = [name.given, ...(preferredName === undefined || name.family === undefined ? [] : [preferredName])];
  return (
    (sameGenerations && givenNames.some((given) => isKnown(words, partsOf(given)))) ||
    [writtenName(name), ...others].some((one) => one !== undefined && isSameNamed(typed, one))
  );
};

const plainly = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ');

/** First and last word are the same, and in the middle an initial stands for a word, or is left out. */
const sameButForInitials = (one: readonly string[], other: readonly string[]): boolean => {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (few.length < 2 || few[0] !== many[0] || few.at(-1) !== many.at(-1)) return false;

  const [fewer, more] = [few.slice(1, -1), many.slice(1, -1)];
  if (fewer.length === more.length) return fewer.every((word, index) => agree(word, more[index] ?? ''));

  return fewer.length === 0 && more.every(isInitial);
};

const alike = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join(' ') === other.toSorted().join(' ');

/** Words as spaces part them, so that Min-jun is Minjun. */
const spacedWords = (text: string): string[] =>
  text
    .split(/[\s,]+/u)
    .map((word) => typedWords(word).join(''))
    .filter(Boolean);

/**
 * Whether two names of anybody, a person or an organisation, are written of the same one: case, accents, apostrophes, punctuation, order
 * and forms of Unicode aside, with initials where the other has a word or none.
 */
export const isSameNamed = (one: string, other: string): boolean => {
  const [a, b] = [wordsOf(saidInOrder(one)), wordsOf(saidInOrder(other))];
  if (a.words.length === 0 || b.words.length === 0) return plainly(one) === plainly(other);

  if (a.generation !== undefined && b.generation !== undefined && a.generation !== b.generation) return false;

  return alike(a.words, b.words) || alike(spacedWords(one), spacedWords(other)) || sameButForInitials(a.words, b.words);
};
