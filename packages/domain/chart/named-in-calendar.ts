import { type ListedPatient, typedWords } from '@sequester/model';

/** Words of a title in which a name is looked for. */
const mostWords = 8;

const wordsOf = (text: string): string[] => typedWords(text.replaceAll(/\([^)]*\)/g, ' '));

/** Names that are written without a space between family and given name. */
const unspaced = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/** What to look for in a text: each two words that follow one another, its only word, and each that may be a whole name. */
export const lookedFor = (text: string): string[][] => {
  const words = wordsOf(text).slice(0, mostWords);
  return words.length < 2
    ? [words].filter(({ length }) => length > 0)
    : [
        ...words.slice(1).map((word, at) => [words[at] ?? '', word]),
        ...words.filter((word) => unspaced.test(word)).map((word) => [word]),
      ];
};

/** A name as one word, in either order, where its script is written so. */
const asOneWord = (own: readonly string[]): string[] =>
  own.length > 1 && own.every((word) => unspaced.test(word)) ? [own.join(''), own.toReversed().join('')] : [];

/** Whether all of a name stands in one of some texts. A name of one word has to be all of the text. */
export const isNamedIn = ({ name: { given = '', family = '' } }: ListedPatient, texts: readonly string[]): boolean => {
  const own = wordsOf(`${given} ${family}`);
  const joined = asOneWord(own);
  return texts
    .map(wordsOf)
    .some((words) =>
      own.length > 1
        ? own.every((word) => words.includes(word)) || joined.some((word) => words.includes(word))
        : own.length === 1 && own.join() === words.join(),
    );
};
