import type { StringReset } from '../engine/jobs.ts';
import { tokens } from './content-use.ts';

type Part = { from: number; to: number };

/** A shown string as its glyphs in hexadecimal and the spaces between them; where the text's place, matrix and word spacing are set. */
type Shown = Part & {
  items: (string | number)[];
  place: Part | undefined;
  matrix: (Part & { scale: string }) | undefined;
  spacing: Part | undefined;
};

const PLACE = /^1 0 0 1 [-.\d]+ [-.\d]+ cm$/;
const MATRIX = /^([-.\d]+ [-.\d]+ [-.\d]+ [-.\d]+) 0 0 Tm$/;

/** Every shown string of a content stream as the engine writes it: `q 1 0 0 1 x y cm BT a b c d 0 0 Tm … TJ ET Q`. */
const shownIn = (content: string): Shown[] => {
  const found: Shown[] = [];
  let [items, from, state]: [Shown['items'], number, Pick<Shown, 'place' | 'matrix' | 'spacing'>] = [[], -1, NOTHING];
  for (const token of tokens(content)) {
    if (from < 0) from = token.from;
    if ('shown' in token) {
      items.push(Buffer.from(token.shown, 'latin1').toString('hex'));
    } else if (/^[-+.\d]/.test(token.word)) {
      items.push(Number(token.word));
    } else if (/^[A-Za-z'"]/.test(token.word)) {
      const part = { from, to: token.to };
      const text = content.slice(from, token.to);
      if (token.word === 'Tj' || token.word === 'TJ') found.push({ ...part, items, ...state });
      if (token.word === 'q' || token.word === 'Q') state = NOTHING;
      if (token.word === 'cm') state = { ...NOTHING, place: PLACE.test(text) ? part : undefined };
      if (token.word === 'Tm') state = { ...state, matrix: { ...part, scale: MATRIX.exec(text)?.[1] ?? '' } };
      if (token.word === 'Tw') state = { ...state, spacing: part };
      [items, from] = [[], -1];
    }
  }
  return found;
};

const NOTHING = { place: undefined, matrix: undefined, spacing: undefined };

/** The codes of a string, each with the space that stands before it. */
type Code = { code: string; space: number };

const codesOf = (items: Shown['items'], width: number): Code[] => {
  const codes: Code[] = [];
  let space = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      space += item;
    } else {
      for (let at = 0; at < item.length; at += width) {
        codes.push({ code: item.slice(at, at + width), space });
        space = 0;
      }
    }
  }
  return codes;
};

/** Where in the string each glyph of the pattern is (the engine reports only the first of several blanks in a row). Undefined where they do not match. */
const aligned = (codes: Code[], pattern: string): number[] | undefined => {
  const blanks = new Set<string>();
  const solid = new Set<string>();
  const found: number[] = [];
  let at = 0;
  const skip = () => {
    while (at < codes.length && blanks.has(codes[at]?.code ?? '')) at += 1;
  };
  for (const kind of pattern) {
    if (kind !== ' ') skip();
    (kind === ' ' ? blanks : solid).add(codes[at]?.code ?? '');
    found.push(at);
    at += 1;
  }
  skip();
  const whole = codes.every(({ code }) => code.length === codes[0]?.code.length);
  return whole && at === codes.length && [...solid].every((code) => !blanks.has(code)) ? found : undefined;
};

/** Codes as a string, with the spaces between them. */
const written = (codes: Code[]): string =>
  `[<${codes.map(({ code, space }, index) => (space !== 0 && index > 0 ? `> ${space} <${code}` : code)).join('')}>] TJ`;

type Change = Part & { text: string };

/** A string written as runs that each begin at their own position; undefined where it is not the string that the plan counted. */
const changesFor = (
  { items, place, matrix, spacing, from, to }: Shown,
  { pattern, runs }: StringReset,
): Change[] | undefined => {
  const [codes, found] =
    [2, 4]
      .map((width) => codesOf(items, width))
      .flatMap((all) => [[all, aligned(all, pattern)] as const])
      .find(([, fits]) => fits) ?? [];
  if (!place || !matrix?.scale || !codes || !found) return undefined;
  const shown = runs.map(({ at, x, y }, index) => {
    const next = runs[index + 1]?.at ?? pattern.length;
    const last = found[pattern.lastIndexOf('x', next - 1)] ?? 0;
    const run = codes
      .map((code, position) => (position > last ? { ...code, space: 0 } : code))
      .slice(found[at], found[next]);
    return `${matrix.scale} ${x} ${y} Tm ${written(run)}`;
  });
  return [
    { ...place, text: '1 0 0 1 0 0 cm' },
    ...(spacing ? [{ ...spacing, text: '' }] : []),
    { from, to, text: shown.join(' ') },
  ];
};

/** A content stream in which the words of lines begin at new positions; undefined where it does not hold the strings that the plan counted. */
export const withResets = (content: string, resets: StringReset[]): string | undefined => {
  const shown = shownIn(content);
  const changes: Change[] = [];
  for (const reset of resets) {
    const own = shown[reset.string];
    const found = own && shown.length === reset.strings ? changesFor(own, reset) : undefined;
    if (!found) return undefined;
    changes.push(...found);
  }
  let [out, at] = ['', 0];
  for (const { from, to, text } of changes.toSorted((a, b) => a.from - b.from)) {
    out += content.slice(at, from) + text;
    at = to;
  }
  return out + content.slice(at);
};
