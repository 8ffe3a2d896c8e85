import { inflateSync } from 'node:zlib';

import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFObjectParser,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';

import { tokens } from './content-use.ts';
import { decodedStream } from './decoded-stream.ts';
import { pixelBytes } from './plain-pixels.ts';

/** Short keys and names that stand in inline images alone (ISO 32000-1, tables 93 and 94). */
const KEYS: Record<string, string> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
};
const CODINGS: Record<string, string> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
};
const SPACES: Record<string, string> = { G: 'DeviceGray', RGB: 'DeviceRGB', CMYK: 'DeviceCMYK', I: 'Indexed' };
/** Codings that only pictures have; they are taken off, or cleaned, where pictures are copied. */
const OF_PICTURES = new Set(['CCITTFaxDecode', 'DCTDecode', 'JPXDecode', 'JBIG2Decode']);

/** Content is read with its resources; `nameOf` is called for each image found and gives the name under which it is to be painted. */
type Reading = { resources: PDFDict | undefined; context: PDFContext; nameOf: (image: PDFRawStream) => string };

const textOf = (value: PDFObject | undefined): string => (value instanceof PDFName ? value.decodeText() : '');

/** A colour space is named in short, in full, or as one of the resources. */
const spaceOf = (value: PDFObject, reading: Reading): PDFObject => {
  if (value instanceof PDFArray) {
    const list = PDFArray.withContext(reading.context);
    for (const [index, item] of value.asArray().entries()) list.push(index < 2 ? spaceOf(item, reading) : item);
    return list;
  }
  const name = textOf(value);
  const spaces = reading.resources?.lookup(PDFName.of('ColorSpace'));
  const named = spaces instanceof PDFDict ? spaces.lookup(PDFName.of(name)) : undefined;
  return named ?? (SPACES[name] === undefined ? value : PDFName.of(SPACES[name]));
};

const codingOf = (value: PDFObject): PDFObject => PDFName.of(CODINGS[textOf(value)] ?? textOf(value));

/** Filters in full, one or a list of them. */
const filtersOf = (value: PDFObject, { context }: Reading): PDFObject =>
  value instanceof PDFArray ? context.obj(value.asArray().map(codingOf)) : codingOf(value);

/** The keys of an inline image as those of an image that stands by itself. */
const inFull = (written: PDFDict, reading: Reading): PDFDict => {
  const full = PDFDict.withContext(reading.context);
  full.set(PDFName.of('Type'), PDFName.of('XObject'));
  full.set(PDFName.of('Subtype'), PDFName.of('Image'));
  for (const [key, value] of written.entries()) {
    const name = KEYS[key.decodeText()] ?? key.decodeText();
    if (name === 'Length' || name === 'L') continue;
    if (name === 'ColorSpace') full.set(PDFName.of(name), spaceOf(value, reading));
    else full.set(PDFName.of(name), name === 'Filter' ? filtersOf(value, reading) : value);
  }
  return full;
};

const WHITE = /[\0\t\n\f\r ]/;
/** Operators and operands in plain letters; pixels are not. */
const LIKE_CONTENT = /^[\t\n\f\r\x20-\x7e]{0,40}$/;

/** Where `EI` ends that begins at or behind some byte, with white space around it and content after it. */
const endFrom = (content: string, from: number): { pixels: number; after: number } | undefined => {
  for (let at = content.indexOf('EI', from); at >= 0; at = content.indexOf('EI', at + 1)) {
    const after = at + 2;
    const isAlone = (at === from || WHITE.test(content[at - 1] ?? '')) && WHITE.test(content[after] ?? ' ');
    if (isAlone && LIKE_CONTENT.test(content.slice(after, after + 40))) return { pixels: at, after };
  }
  return undefined;
};

const inflatedLength = (bytes: Buffer): number => {
  try {
    const answer: object = inflateSync(bytes, { info: true, maxOutputLength: LARGEST });
    return 'engine' in answer && typeof answer.engine === 'object' && answer.engine && 'bytesWritten' in answer.engine
      ? Number(answer.engine.bytesWritten)
      : 0;
  } catch {
    return 0;
  }
};

/** 16 MB: an inline image should not have more than 4 KB (ISO 32000-1, 8.9.7). */
const LARGEST = 16 * 1024 * 1024;

const codingsOf = (dictionary: PDFDict): string[] => {
  const filter = dictionary.lookup(PDFName.of('Filter'));
  return filter instanceof PDFArray ? filter.asArray().map(textOf) : filter === undefined ? [] : [textOf(filter)];
};

/** How many bytes belong to the pixels for certain. */
const leastLength = (dictionary: PDFDict, content: string, from: number): number => {
  const [first] = codingsOf(dictionary);
  if (first === undefined) return pixelBytes(dictionary) ?? 0;
  return first === 'FlateDecode' ? inflatedLength(Buffer.from(content.slice(from), 'latin1')) : 0;
};

/** The image in the clear, unless in a coding that only pictures have. */
const bare = (image: PDFRawStream): PDFRawStream => {
  const codings = codingsOf(image.dict);
  if (codings.length === 0 || codings.some((coding) => OF_PICTURES.has(coding))) return image;
  const clear = decodedStream(image);
  for (const key of ['Filter', 'DecodeParms']) image.dict.delete(PDFName.of(key));
  return PDFRawStream.of(image.dict, clear);
};

type Found = { image: PDFRawStream; after: number };

const imageAt = (content: string, { from, to }: { from: number; to: number }, reading: Reading): Found | undefined => {
  const keys = Buffer.from(`<<${content.slice(from, to)}>>`, 'latin1');
  const written = PDFObjectParser.forBytes(keys, reading.context).parseObject();
  if (!(written instanceof PDFDict)) return undefined;
  const dictionary = inFull(written, reading);
  const start = to + 3;
  const end = endFrom(content, start + leastLength(dictionary, content, start));
  if (end === undefined) return undefined;
  const pixels = Buffer.from(content.slice(start, end.pixels), 'latin1');
  return { image: bare(PDFRawStream.of(dictionary, pixels)), after: end.after };
};

/** Content with each inline image painted by the name that it is given; nothing where the end of one cannot be told. */
export const withoutInlineImages = (content: string, reading: Reading): string | undefined => {
  let [out, copied] = ['', 0];
  for (;;) {
    const begin = nextWord(content, copied, 'BI');
    const data = begin && nextWord(content, begin.to, 'ID');
    if (!begin) return out + content.slice(copied);
    const found = data && parsed(content, { from: begin.to, to: data.from }, reading);
    if (!found) return undefined;
    out += `${content.slice(copied, begin.from)}/${reading.nameOf(found.image)} Do `;
    copied = found.after;
  }
};

const parsed: typeof imageAt = (content, place, reading) => {
  try {
    return imageAt(content, place, reading);
  } catch {
    return undefined;
  }
};

const nextWord = (content: string, from: number, wanted: string): { from: number; to: number } | undefined => {
  if (!content.includes(wanted, from)) return undefined;
  for (const token of tokens(content, from)) if ('word' in token && token.word === wanted) return token;
  return undefined;
};
