import type { LineReset } from '../engine/jobs.ts';
import { tokens } from './content-use.ts';

/** A shown string as its glyphs in hexadecimal and the spaces between them. */
type Shown = { from: number; to: number; items: (string | number)[] };

/** Every shown string of a content stream, in order. */
const shownIn = (content: string): Shown[] => {
  const found: Shown[] = [];
  let [items, from]: [Shown['items'], number] = [[], -1];
  for (const token of tokens(content)) {
    if (from < 0) from = token.from;
    if ('shown' in token) items.push(Buffer.from(token.shown, 'latin1').toString('hex'));
    else if (/^[-+.\d]/.test(token.word)) items.push(Number(token.word));
    else if (/^[A-Za-z'"]/.test(token.word)) {
      if (token.word === 'Tj' || token.word === 'TJ') found.push({ from, to: token.to, items });
      [items, from] = [[], -1];
    }
  }
  return found;
};

const digits = (items: Shown['items']): number => items.reduce<number>((sum, item) => sum + (typeof item === 'string' ? item.length : 0), 0);

/** The items with one space after so many digits, in place of all that stood there. */
const spaced = (items: Shown['items'], after: number, gap: number): Shown['items'] => {
  const out: Shown['items'] = [];
  let at = 0;
  for (const item of items) {
    if (typeof item === 'number') {
      if (at !== after) out.push(item);
      continue;
    }
    const cut = after - at;
    if (cut >= 0 && cut < item.length) out.push(...(cut > 0 ? [item.slice(0, cut)] : []), gap, item.slice(cut));
    else out.push(item);
    at += item.length;
  }
  return out;
};

const written = (items: Shown['items']): string => `[${items.map((item) => (typeof item === 'number' ? item : `<${item}>`)).join(' ')}] TJ`;

/** A content stream with the spaces that make room for blocks; nothing where it does not hold the strings that were counted. */
export const withResets = (content: string, lines: LineReset[]): string | undefined => {
  const shown = shownIn(content);
  const changed = new Map<Shown, Shown['items']>();
  for (const { string, strings, glyphs, of, gap } of lines) {
    const place = shown[string];
    const width = place && of > 0 ? digits(place.items) / of : 0;
    if (!place || shown.length !== strings || (width !== 2 && width !== 4)) return undefined;
    changed.set(place, spaced(changed.get(place) ?? place.items, glyphs * width, gap));
  }
  let [out, at] = ['', 0];
  for (const [{ from, to }, items] of [...changed].toSorted(([a], [b]) => a.from - b.from)) {
    out += content.slice(at, from) + written(items);
    at = to;
  }
  return out + content.slice(at);
};
