import { type ListedPatient, typedWords } from '@sequester/model';

/** Words of a title in which a name is looked for. */
const mostWords = 8;

const wordsOf = (text: string): string[] => typedWords(text.replaceAll(/\([^)]*\)/g, ' '));

/** What to look for in a text: each two words that follow one another, or its only word. */
export const lookedFor = (text: string): string[][] => {
  const words = wordsOf(text).slice(0, mostWords);
  return words.length < 2
    ? [words].filter(({ length }) => length > 0)
    : words.slice(1).map((word, at) => [words[at] ?? '', word]);
};

/** Whether all of a name stands in one of some texts. A name of one word has to be all of the text. */
export const isNamedIn = ({ name: { given = '', family = '' } }: ListedPatient, texts: readonly string[]): boolean => {
  const own = wordsOf(`${given} ${family}`);
  return texts
    .map(wordsOf)
    .some((words) =>
      own.length > 1 ? own.every((word) => words.includes(word)) : own.length === 1 && own.join() === words.join(),
    );
};
