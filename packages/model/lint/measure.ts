import { lintProgressNote, lintPsychotherapyNote } from './lint-note.ts';

/** A sentence that somebody judged: what has to be found in it, and what counts neither way. */
export interface JudgedSentence {
  note: 'psychotherapy' | 'progress';
  text: string;
  expect: readonly string[];
  may: readonly string[];
}

interface Figures {
  /** Found and expected. */
  right: number;
  /** Found and not expected. */
  wrong: number;
  /** Expected and not found. */
  missed: number;
}

export interface Measured extends Figures {
  precision: number;
  recall: number;
}

export interface Fault {
  text: string;
  wrong: string[];
  missed: string[];
}

const found = ({ note, text }: JudgedSentence): Set<string> =>
  new Set((note === 'progress' ? lintProgressNote(text) : lintPsychotherapyNote(text)).map(({ category }) => category));

const share = (part: number, rest: number): number => (part + rest === 0 ? 1 : part / (part + rest));

const withShares = ({ right, wrong, missed }: Figures): Measured => ({
  right,
  wrong,
  missed,
  precision: share(right, wrong),
  recall: share(right, missed),
});

/** Precision and recall over judged sentences, overall and by category, and the sentences in which something is amiss. */
export const measure = (
  sentences: readonly JudgedSentence[],
): { overall: Measured; byCategory: Record<string, Measured>; faults: Fault[] } => {
  const judged = sentences.map((sentence) => {
    const categories = found(sentence);
    return {
      text: sentence.text,
      right: sentence.expect.filter((category) => categories.has(category)),
      wrong: [...categories].filter((category) => ![...sentence.expect, ...sentence.may].includes(category)),
      missed: sentence.expect.filter((category) => !categories.has(category)),
    };
  });
  const figures = (of: (category: string) => boolean): Measured =>
    withShares({
      right: judged.flatMap(({ right }) => right.filter(of)).length,
      wrong: judged.flatMap(({ wrong }) => wrong.filter(of)).length,
      missed: judged.flatMap(({ missed }) => missed.filter(of)).length,
    });
  const names = [...new Set(judged.flatMap(({ right, wrong, missed }) => [...right, ...wrong, ...missed]))].sort();
  return {
    overall: figures(() => true),
    byCategory: Object.fromEntries(names.map((name) => [name, figures((category) => category === name)])),
    faults: judged
      .filter(({ wrong, missed }) => wrong.length + missed.length > 0)
      .map(({ text, wrong, missed }) => ({ text, wrong, missed })),
  };
};
