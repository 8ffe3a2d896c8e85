import type { PDFRawStream } from '@cantoo/pdf-lib';

import { tokens } from './content-use.ts';
import { decodedStream } from './decoded-stream.ts';

/** A content stream without the text that draws nothing: comments, and the property lists of marked content. */
export const withoutWords = (content: string): string =>
  withoutProperties(content.includes('%') ? withoutComments(content) : content);

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
    if (!('word' in token) || !/^[A-Za-z'"]/.test(token.word) || ['true', 'false', 'null'].includes(token.word))
      continue;
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

/** Whether a content stream holds an inline image, whose pixels cannot be told from operators for certain. */
export const hasInlineImage = (content: string): boolean =>
  content.includes('BI') && [...tokens(content)].some((token) => 'word' in token && token.word === 'BI');

/** A content stream of a document, in the clear. Throws `SelectionRefused` where it cannot be decoded. */
export const clearContent = (stream: PDFRawStream): string => decodedStream(stream).toString('latin1');
