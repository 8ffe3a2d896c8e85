import type { TakenOutPassage } from '@sequester/model';

import type { EntryWords } from './types.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Wherever the passage stands: with other spaces or line breaks, in small or capital letters. */
const patternOf = (passage: string): RegExp =>
  new RegExp(
    passage
      .normalize('NFC')
      .split(/\s+/u)
      .map(escaped)
      .join(String.raw`\s+`),
    'giu',
  );

const withoutPassages = (text: string, passages: readonly TakenOutPassage[]): string =>
  passages.reduce(
    (left, { passage, reason }) =>
      left.normalize('NFC').replaceAll(patternOf(passage), `█████ [${reason.replaceAll('-', ' ')}]`),
    text,
  );

/** The same with passages taken out of every text in it, at any depth. */
export const takenOutOf = (value: unknown, passages: readonly TakenOutPassage[]): unknown => {
  if (typeof value === 'string') return withoutPassages(value, passages);

  if (Array.isArray(value)) return value.map((inner) => takenOutOf(inner, passages));

  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(
    Object.entries(value).map(([name, inner]): [string, unknown] => [name, takenOutOf(inner, passages)]),
  );
};

type Worded = Pick<EntryWords, 'lines' | 'texts' | 'addenda' | 'heading'>;

/** An entry in words without the passages that are taken out of it. */
export const wordsWithout = (entry: EntryWords, passages: readonly TakenOutPassage[]): EntryWords => {
  const out = (text: string): string => withoutPassages(text, passages);
  const texts = (some: Worded['texts']) =>
    some.map(({ heading, text }) => ({ heading: out(heading), text: out(text) }));
  return passages.length === 0
    ? entry
    : {
        ...entry,
        heading: out(entry.heading),
        lines: entry.lines.map(({ label, text }) => ({ label, text: out(text) })),
        texts: texts(entry.texts),
        addenda: texts(entry.addenda),
      };
};
