import { PDFArray, PDFName, PDFNull, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { tokens } from './content-use.ts';
import { clearContent } from './plain-content.ts';
import { plainImage } from './plain-image.ts';
import { plainProfile } from './plain-profile.ts';
import { nameIn, numberIn } from './read-entry.ts';

const listOf = (stream: PDFRawStream, key: string): PDFObject[] => {
  const value = stream.dict.lookup(PDFName.of(key));
  if (value instanceof PDFArray) return value.asArray().map((_, index) => value.lookup(index) ?? PDFNull);
  return value === undefined ? [] : [value];
};

/** Short names, which readers take in any stream (ISO 32000-1, table 94). */
const IN_FULL: Record<string, string> = { AHx: 'ASCIIHexDecode', A85: 'ASCII85Decode', LZW: 'LZWDecode', Fl: 'FlateDecode', RL: 'RunLengthDecode', DCT: 'DCTDecode' };

const codingsOf = (stream: PDFRawStream): string[] =>
  listOf(stream, 'Filter').map((value) => (value instanceof PDFName ? (IN_FULL[value.decodeText()] ?? value.decodeText()) : ''));

/** How a stream's bytes are coded. */
export type Coding = { filter: PDFName; parameters?: PDFObject | undefined };

export const DEFLATED: Coding = { filter: PDFName.of('FlateDecode') };

/** A stream's bytes in its last coding, those around it taken off. */
const innermost = (stream: PDFRawStream, codings: string[]): Buffer => {
  const around = codings.slice(0, -1);
  if (around.length === 0) return Buffer.from(stream.contents.buffer, stream.contents.byteOffset, stream.contents.length);
  const parameters = listOf(stream, 'DecodeParms');
  const keys = { Filter: around, DecodeParms: around.map((_, index) => parameters[index] ?? PDFNull) };
  return Buffer.from(clearContent(PDFRawStream.of(stream.dict.context.obj(keys), stream.contents)), 'latin1');
};

const IMAGE_CODINGS = new Set(['DCTDecode', 'JPXDecode']);

const plainPicture = (stream: PDFRawStream): PlainStream => {
  const codings = codingsOf(stream);
  const last = codings.at(-1) ?? '';
  if (!IMAGE_CODINGS.has(last)) return { contents: stream.contents };
  const coding = { filter: PDFName.of(last), parameters: listOf(stream, 'DecodeParms')[codings.length - 1] };
  return { contents: plainImage(last, innermost(stream, codings)), coding };
};

/** The program of a PostScript calculator function (ISO 32000-1, 7.10.5), to the end of its braces; nothing where they do not close. */
const plainProgram = (program: string): string => {
  const parts: string[] = [];
  let open = 0;
  for (const token of tokens(program)) {
    if (!('word' in token) || token.word.startsWith('%')) continue;
    open += token.word === '{' ? 1 : token.word === '}' ? -1 : 0;
    if (open > 0) parts.push(token.word);
    else return [...parts, '}'].join(' ');
  }
  return '';
};

/** The bytes of a stream, and their coding where it is not that of the source. */
export type PlainStream = { contents: Uint8Array; coding?: Coding };

const deflated = (clear: string | Buffer): PlainStream => ({ contents: deflateSync(Buffer.from(clear)), coding: DEFLATED });

/** A stream that is not content, without the words that images, colour profiles and programs of functions carry beside what is drawn. */
export const plainStream = (stream: PDFRawStream): PlainStream => {
  if (nameIn(stream.dict, 'Subtype') === 'Image') return plainPicture(stream);
  if (numberIn(stream.dict, 'FunctionType') === 4) return deflated(plainProgram(clearContent(stream)));
  const isProfile = stream.dict.has(PDFName.of('N')) && nameIn(stream.dict, 'Type') === '';
  return isProfile ? deflated(plainProfile(Buffer.from(clearContent(stream), 'latin1'))) : { contents: stream.contents };
};
