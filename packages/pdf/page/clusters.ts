const REGIONAL = /^[\u{1f1e6}-\u{1f1ff}]$/u;
/** What belongs to the letter before it: marks, joiners, selectors, skin tones, the letters of a flag's region. */
const FOLLOWS = /^[\p{M}\p{Join_Control}\p{Variation_Selector}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]$/u;
const JOINER = '\u200d';
const PICTURE = /\p{Extended_Pictographic}/u;

/** The letters of a text, each with what is written over, under or joined to it. */
export const clustersOf = (text: string): string[] => {
  const clusters: string[] = [];
  for (const character of text) {
    const last = clusters.at(-1);
    const joined =
      last !== undefined &&
      (FOLLOWS.test(character) ||
        (last.endsWith(JOINER) && PICTURE.test(last) && PICTURE.test(character)) ||
        (REGIONAL.test(character) && REGIONAL.test(last)));
    if (joined) clusters[clusters.length - 1] = last + character;
    else clusters.push(character);
  }
  return clusters;
};
