import { decodePDFRawStream, PDFArray, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';
import { tokens } from './content-use.ts';
import { plainImage } from './plain-image.ts';
import { plainProfile } from './plain-profile.ts';
import { SelectionRefused } from './select-pages.ts';

/** A content stream without words that draw nothing: comments, and the property lists of marked content. */
export const withoutWords = (content: string): string => withoutProperties(content.includes('%') ? withoutComments(content) : content);

const withoutComments = (content: string): string => {
  let [out, copied] = ['', 0];
  for (const token of tokens(content)) {
    if (!('word' in token) || !token.word.startsWith('%')) continue;
    out += content.slice(copied, token.from);
    copied = token.to;
  }
  return out + content.slice(copied);
};

const withoutProperties = (content: string): string => {
  let [out, copied, operands] = ['', 0, -1];
  for (const token of tokens(content)) {
    if (operands < 0) operands = token.from;
    if (!('word' in token) || !/^[A-Za-z'"]/.test(token.word) || ['true', 'false', 'null'].includes(token.word)) continue;
    const mark = MARKS[token.word];
    if (mark !== undefined) {
      out += content.slice(copied, operands) + mark;
      copied = token.to;
    }
    operands = -1;
  }
  return out + content.slice(copied);
};

const MARKS: Record<string, string> = { BDC: '/Span BMC', BMC: '/Span BMC', MP: '', DP: '' };

/** A content stream of a document, in the clear. Throws `SelectionRefused` where it cannot be decoded. */
export const clearContent = (stream: PDFRawStream): string => {
  try {
    return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
  } catch {
    throw new SelectionRefused('unreadable-source');
  }
};

const nameOf = (stream: PDFRawStream, key: string): string => {
  const value = stream.dict.lookup(PDFName.of(key));
  const last = value instanceof PDFArray ? value.lookup(value.size() - 1) : value;
  return last instanceof PDFName ? last.decodeText() : '';
};

const IMAGE_CODINGS = new Set(['DCTDecode', 'JPXDecode']);

/** A stream that is not content, without the words that images and colour profiles carry beside what is drawn. */
export const plainStream = (stream: PDFRawStream): { contents: Uint8Array; filtered: boolean } => {
  const coding = nameOf(stream, 'Filter');
  if (nameOf(stream, 'Subtype') === 'Image' && IMAGE_CODINGS.has(coding))
    return { contents: plainImage(coding, Buffer.from(stream.contents)), filtered: true };
  const isProfile = stream.dict.has(PDFName.of('N')) && nameOf(stream, 'Type') === '';
  if (!isProfile) return { contents: stream.contents, filtered: true };
  return { contents: deflateSync(plainProfile(Buffer.from(clearContent(stream), 'latin1'))), filtered: false };
};

/** Whether a stream's dictionary says that it is content. */
export const isContent = (stream: PDFRawStream): boolean => stream.dict.has(PDFName.of('BBox'));
