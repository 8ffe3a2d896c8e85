import { PDFArray, PDFDict, PDFName, PDFNull, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';

import { tokens } from './content-use.ts';
import { decodedStream } from './decoded-stream.ts';
import { deflatedAgain, type PlainStream } from './deflated.ts';
import { clearContent } from './plain-content.ts';
import { plainFax } from './plain-fax.ts';
import { plainJbig2 } from './plain-jbig2.ts';
import { plainJpeg } from './plain-jpeg.ts';
import { plainJpeg2000 } from './plain-jpeg2000.ts';
import { barePixels, plainPixels, untilItsEnd } from './plain-pixels.ts';
import { plainProfile } from './plain-profile.ts';
import { nameIn, numberIn } from './read-entry.ts';

const listOf = (stream: PDFRawStream, key: string): PDFObject[] => {
  const value = stream.dict.lookup(PDFName.of(key));
  if (value instanceof PDFArray) return value.asArray().map((_, index) => value.lookup(index) ?? PDFNull);
  return value === undefined ? [] : [value];
};

/** Short names, which readers take in any stream (ISO 32000-1, table 94). */
const IN_FULL: Record<string, string> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
  DCT: 'DCTDecode',
  CCF: 'CCITTFaxDecode',
};

const codingsOf = (stream: PDFRawStream): string[] =>
  listOf(stream, 'Filter').map((value) =>
    value instanceof PDFName ? (IN_FULL[value.decodeText()] ?? value.decodeText()) : '',
  );

/** A stream's bytes with all filters decoded but the last (an image's own coding). */
const innermost = (stream: PDFRawStream, codings: string[]): Buffer => {
  const around = codings.slice(0, -1);
  if (around.length === 0)
    return Buffer.from(stream.contents.buffer, stream.contents.byteOffset, stream.contents.length);
  const parameters = listOf(stream, 'DecodeParms');
  const keys = { Filter: around, DecodeParms: around.map((_, index) => parameters[index] ?? PDFNull) };
  return decodedStream(PDFRawStream.of(stream.dict.context.obj(keys), stream.contents));
};

/** How the lines of a fax are coded. */
const faxManner = (parameters: PDFObject | undefined): number =>
  (parameters instanceof PDFDict ? numberIn(parameters, 'K') : undefined) ?? 0;

/** Images in their own codings (JPEG, JPEG 2000, JBIG2, fax), each without anything but its pixels. */
const CODED: Record<string, (bytes: Buffer, parameters: PDFObject | undefined) => Buffer> = {
  DCTDecode: plainJpeg,
  JPXDecode: plainJpeg2000,
  JBIG2Decode: plainJbig2,
  CCITTFaxDecode: (bytes, parameters) => plainFax(bytes, faxManner(parameters)),
};

const plainPicture = (stream: PDFRawStream): PlainStream => {
  const codings = codingsOf(stream);
  const [last = ''] = codings.toReversed();
  if (codings.length === 0) return { contents: barePixels(stream) };
  const coding = { filter: PDFName.of(last), parameters: listOf(stream, 'DecodeParms')[codings.length - 1] };
  const plain = CODED[last];
  if (plain) return { contents: plain(innermost(stream, codings), coding.parameters), coding };
  return last === 'FlateDecode' && codings.length === 1
    ? { coding, ...plainPixels(stream) }
    : { contents: stream.contents };
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

/** A stream that is not page content, without the text that images, colour profiles and function programs carry beside what they draw. */
export const plainStream = (stream: PDFRawStream): PlainStream => {
  if (nameIn(stream.dict, 'Subtype') === 'Image') return plainPicture(stream);
  if (numberIn(stream.dict, 'FunctionType') === 4)
    return deflatedAgain(Buffer.from(plainProgram(clearContent(stream))));
  return stream.dict.has(PDFName.of('N'))
    ? deflatedAgain(plainProfile(decodedStream(stream)))
    : { contents: untilItsEnd(stream) };
};
