import { borrowers, dictionaryAt, owners } from './check-use.ts';
import { decodeStream } from './decode-stream.ts';
import { Lexer } from './lexer.ts';
import { isList, nameOf, Unreadable, type PdfObject, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

/** What is shown, as the bytes that content writes: in each font, by its object number, and where none was chosen before. */
export type ShownStrings = { byFont: Map<number, Set<string>>; loose: Set<string> };

const SHOWING = new Set(['Tj', 'TJ', "'", '"']);
const VALUE_STARTS = new Set(Array.from('/(<[', (character) => character.charCodeAt(0)));
const STRAY = new Set(Array.from(')>]{}', (character) => character.charCodeAt(0)));

const stringsIn = (value: PdfValue): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (value.kind === 'string') return [Buffer.from(value.bytes).toString('latin1')];
  return isList(value) ? value.items.flatMap(stringsIn) : [];
};

/** Calls `show` with each string of a content stream and the name of the font that it is shown in. */
const readStrings = (content: Uint8Array, show: (font: string | undefined, text: string) => void): void => {
  const lexer = new Lexer(content);
  const saved: (string | undefined)[] = [];
  let [font, operands]: [string | undefined, PdfValue[]] = [undefined, []];
  for (lexer.skipSpace(); lexer.at < content.length; lexer.skipSpace()) {
    const byte = content[lexer.at] ?? 0;
    if (VALUE_STARTS.has(byte)) {
      operands.push(lexer.value());
    } else if (byte === 0x25) {
      while (lexer.at < content.length && content[lexer.at] !== 10 && content[lexer.at] !== 13) lexer.at += 1;
    } else if (STRAY.has(byte)) {
      lexer.at += 1;
    } else {
      const word = lexer.word();
      if (/^[+-.\d]/.test(word)) continue;
      if (word === 'Tf') font = nameOf(operands.findLast((value) => nameOf(value) !== undefined));
      if (word === 'q') saved.push(font);
      if (word === 'Q') font = saved.length > 0 ? saved.pop() : font;
      if (SHOWING.has(word)) for (const text of operands.flatMap(stringsIn)) show(font, text);
      operands = [];
    }
  }
};

const contentOf = (object: PdfObject): Uint8Array => {
  const decoded = decodeStream(object);
  if (decoded.kind !== 'clear') throw new Unreadable(`the content of object ${object.number}`);
  return decoded.bytes;
};

/** The strings that all content of a file shows. */
export const shownStrings = (file: PdfFile): ShownStrings => {
  const shown: ShownStrings = { byFont: new Map(), loose: new Set() };
  for (const owner of owners(file)) {
    const fonts = dictionaryAt(file, owner.resources.entries.get('Font'));
    for (const object of borrowers(file, owner)) {
      readStrings(contentOf(object), (name, text) => {
        const font = name === undefined ? undefined : fonts?.entries.get(name);
        const number = typeof font === 'object' && font?.kind === 'reference' ? font.number : undefined;
        const known = number === undefined ? shown.loose : (shown.byFont.get(number) ?? new Set());
        known.add(text);
        if (number !== undefined) shown.byFont.set(number, known);
      });
    }
  }
  return shown;
};
