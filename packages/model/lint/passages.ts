/** A sentence, and where it stands in the text. */
export interface Passage {
  from: number;
  text: string;
  /** The same, what stands in quotation marks blanked out. */
  own: string;
}

/** A text without full stops is read in pieces of at most this many characters, so that no expression looks further. */
const longestPassage = 600;

const boundary =
  /(?<!\b(?:Dr|Mr|Mrs|Ms|St|Rev|Prof|Jr|Sr|vs|approx|ca|min|hrs?|[ap]\.m|\p{Lu}))[.!?]+["')\]]*\s+|\n+/gu;
const quoted = /"[^"\n]{1,1000}"/g;

/** One character for one: offsets in the plain text are offsets in the text. */
const plain = (text: string): string =>
  text
    .replaceAll(/[‘’ʼ′]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‐‑–—−]/g, '-')
    .replaceAll(/[\u00A0\u2007\u2009\u202F\t]/g, ' ');

const pieces = function* (from: number, to: number): Generator<[number, number]> {
  for (let start = from; start < to; start += longestPassage) yield [start, Math.min(start + longestPassage, to)];
};

/** The sentences of a text, in order. */
export const passages = function* (text: string): Generator<Passage> {
  const whole = plain(text);
  const own = whole.replaceAll(quoted, (words) => '·'.repeat(words.length));
  const ends = [...whole.matchAll(boundary)].map(({ index, 0: { length } }) => index + length);
  let start = 0;
  for (const end of [...ends, whole.length]) {
    for (const [from, to] of pieces(start, end)) yield { from, text: whole.slice(from, to), own: own.slice(from, to) };
    start = end;
  }
};
