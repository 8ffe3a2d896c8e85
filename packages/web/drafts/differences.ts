/** A stretch of a text: in both, or only in the one. */
export interface Stretch {
  text: string;
  only: boolean;
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** Words above which two texts are no longer compared word by word, as that grows with the product of both. */
const mostWords = 1500;

/** For each pair of endings, how many words they share in their order. */
const sharedLengths = (mine: string[], theirs: string[]): number[][] => {
  const lengths = Array.from({ length: mine.length + 1 }, () => Array.from({ length: theirs.length + 1 }, () => 0));
  for (const [i, row] of [...lengths.entries()].toReversed()) {
    for (let j = theirs.length - 1; j >= 0 && i < mine.length; j -= 1) {
      const both = (lengths[i + 1]?.[j + 1] ?? 0) + 1;
      row[j] = mine[i] === theirs[j] ? both : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
};

const add = (stretches: Stretch[], text: string, only: boolean): void => {
  const last = stretches.at(-1);
  if (last?.only === only) last.text += text;
  else stretches.push({ text, only });
};

/** Two texts, each with the words marked that the other does not have in that place. */
export const differences = (mine: string, theirs: string): { mine: Stretch[]; theirs: Stretch[] } => {
  const [own, other] = [wordsOf(mine), wordsOf(theirs)];
  if (own.length > mostWords || other.length > mostWords)
    return { mine: [{ text: mine, only: true }], theirs: [{ text: theirs, only: true }] };

  const lengths = sharedLengths(own, other);
  const found: { mine: Stretch[]; theirs: Stretch[] } = { mine: [], theirs: [] };
  let [i, j] = [0, 0];
  while (i < own.length || j < other.length) {
    const [one = '', two = ''] = [own[i], other[j]];
    if (i < own.length && j < other.length && one === two) {
      add(found.mine, one, false);
      add(found.theirs, two, false);
      i += 1;
      j += 1;
    } else if (j >= other.length || (i < own.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      add(found.mine, one, true);
      i += 1;
    } else {
      add(found.theirs, two, true);
      j += 1;
    }
  }
  return found;
};
