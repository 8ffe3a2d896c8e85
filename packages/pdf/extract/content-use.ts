/** The resource categories of ISO 32000-1, 7.8.3, that a content stream can name. */
export type Category = 'ExtGState' | 'ColorSpace' | 'Pattern' | 'Shading' | 'XObject' | 'Font';

/**
 * What a content stream names, and which strings it shows in which font. Strings of a stream that has not chosen a font yet stand
 * under '': they are shown in that of the content which paints it.
 */
export type ContentUse = {
  names: Record<Category, Set<string>>;
  shown: Map<string, Set<string>>;
};

/** White space is six characters (ISO 32000-1, 7.2.2), and no others that JavaScript counts as such. */
const TOKEN = /%[^\r\n]*|\/[^\0\t\n\f\r ()<>[\]{}/%]*|<<|>>|<[^<>]*>|[[\]{}]|\(|[^\0\t\n\f\r ()<>[\]{}/%]+/g;

const BY_OPERATOR: Record<string, Category> = {
  gs: 'ExtGState',
  cs: 'ColorSpace',
  CS: 'ColorSpace',
  scn: 'Pattern',
  SCN: 'Pattern',
  sh: 'Shading',
  Do: 'XObject',
  Tf: 'Font',
};
const SHOWING = new Set(['Tj', 'TJ', "'", '"']);

/** Device colours are drawn by these, named or not, where resources have them (ISO 32000-1, 8.6.5.6). */
const DEFAULT_SPACES = ['DefaultGray', 'DefaultRGB', 'DefaultCMYK'];

export const noUse = (): ContentUse => ({
  names: {
    ExtGState: new Set(),
    ColorSpace: new Set(DEFAULT_SPACES),
    Pattern: new Set(),
    Shading: new Set(),
    XObject: new Set(),
    Font: new Set(),
  },
  shown: new Map(),
});

const nameIn = (token: string): string =>
  token.slice(1).replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The end of a literal string that begins before `from`. */
const stringEnd = (content: string, from: number): number => {
  let open = 1;
  for (let at = from; at < content.length; at += 1) {
    const character = content[at];
    if (character === '\\') at += 1;
    else if (character === '(') open += 1;
    else if (character === ')' && (open -= 1) === 0) return at;
  }
  return content.length;
};

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' };

const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g, (_, octal: string | undefined, other: string) =>
    octal === undefined ? (ESCAPED[other] ?? other) : String.fromCharCode(Number.parseInt(octal, 8) & 255),
  );

/** The bytes of a hexadecimal string; a last digit alone has a 0 behind it, and what is no digit is passed over, as by readers. */
const fromHex = (text: string): string =>
  Buffer.from(`${text.replaceAll(/[^0-9A-Fa-f]/g, '')}0`, 'hex').toString('latin1');

type Token = { from: number; to: number } & ({ word: string } | { shown: string });

/** The tokens of a content stream without inline images, from some byte on, strings in the clear. */
export const tokens = function* (content: string, begin = 0): Generator<Token> {
  for (let at = begin; ;) {
    TOKEN.lastIndex = at;
    const word = TOKEN.exec(content)?.[0];
    if (word === undefined) return;
    at = TOKEN.lastIndex;
    const from = at - word.length;
    if (word === '(') {
      const end = stringEnd(content, at);
      at = end + 1;
      yield { from, to: at, shown: unescaped(content.slice(from + 1, end)) };
    } else if (word.startsWith('<') && word !== '<<') {
      yield { from, to: at, shown: fromHex(word) };
    } else {
      yield { from, to: at, word };
    }
  }
};

/** Reads a content stream without inline images and adds what it uses to `use`. */
export const readUse = (content: string, use: ContentUse): void => {
  let name = '';
  let shown: string[] = [];
  let font = '';
  const fonts: string[] = [];
  for (const token of tokens(content)) {
    if ('shown' in token) {
      shown.push(token.shown);
      continue;
    }
    const { word } = token;
    if (word.startsWith('/')) {
      name = nameIn(word);
      continue;
    }
    if (!/^[A-Za-z'"]/.test(word)) continue;
    const category = BY_OPERATOR[word];
    if (category && name) use.names[category].add(name);
    if (word === 'Tf') font = name;
    if (word === 'q') fonts.push(font);
    if (word === 'Q') font = fonts.pop() ?? font;
    if (SHOWING.has(word)) addShown(use, font, shown);
    name = '';
    shown = [];
  }
};

const addShown = (use: ContentUse, font: string, shown: string[]): void => {
  const known = use.shown.get(font) ?? new Set();
  for (const text of shown) known.add(text);
  use.shown.set(font, known);
};
