/** Whose words a rule reads: what stands in quotation marks is somebody else’s. */
type Voice = 'own' | 'any';

export interface Rule<Category extends string> {
  category: Category;
  voice: Voice;
  patterns: readonly RegExp[];
  /** A sentence in which one of these is found is left alone. */
  unless: RegExp | undefined;
}

interface Words {
  /** Read without regard to capitals. Each begins with a letter or a digit. */
  words?: readonly RegExp[];
  /** Read with capitals as they stand. */
  exact?: readonly RegExp[];
  unless?: readonly RegExp[];
  voice?: Voice;
}

const anyOf = (patterns: readonly RegExp[]): string => patterns.map(({ source }) => source).join('|');

/** Letters of Latin scripts, the only ones that the patterns are made of: to compile `\\p{L}` without capitals takes tens of ms. */
const letter = 'A-Za-z\\u00C0-\\u024F';

/** All patterns as one, tried only where a word begins. */
const fromWordStart = (patterns: readonly RegExp[], flags: string): RegExp[] =>
  patterns.length === 0
    ? []
    : [new RegExp(`(?<![${letter}\\d]|[${letter}]')(?=[${letter}\\d])(?:${anyOf(patterns)})`, flags)];

/** A rule, its expressions compiled once. */
export const rule = <Category extends string>(
  category: Category,
  { words = [], exact = [], unless = [], voice = 'any' }: Words,
): Rule<Category> => ({
  category,
  voice,
  patterns: [...fromWordStart(words, 'gi'), ...fromWordStart(exact, 'gu')],
  unless: unless.length === 0 ? undefined : new RegExp(anyOf(unless), 'i'),
});

/** One of these words, as a part of a longer pattern. */
export const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;
