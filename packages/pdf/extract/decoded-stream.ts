import { constants, inflateSync } from 'node:zlib';

import { decodePDFRawStream, PDFDict, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';

import { nameIn } from './read-entry.ts';
import { SelectionRefused } from './select-pages.ts';
import { undonePrediction } from './undone-prediction.ts';

/** 128 MB: fonts and the content of pages take a tenth of it at most; more is an attack on the reader's memory. */
const LARGEST = 128 * 1024 * 1024;

/** The second is the abbreviation of the first, which readers accept anywhere. */
const NAMES_OF_DEFLATION = new Set(['FlateDecode', 'Fl']);

const isTooLarge = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';

/** A deflated stream decoded by zlib, which can be given a limit; undefined where it is damaged, which readers tolerate. */
const inflated = (contents: Uint8Array): Buffer | undefined => {
  try {
    return inflateSync(contents, { maxOutputLength: LARGEST, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (cause) {
    if (isTooLarge(cause)) throw cause;
    return undefined;
  }
};

const forgivingly = (stream: PDFRawStream): Buffer => {
  const bytes = decodePDFRawStream(stream).decode();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
};

const decoded = (stream: PDFRawStream): Buffer => {
  const deflated = NAMES_OF_DEFLATION.has(nameIn(stream.dict, 'Filter'));
  const clear = (deflated ? inflated(stream.contents) : undefined) ?? forgivingly(stream);
  const parms = stream.dict.lookup(PDFName.of('DecodeParms'));
  return deflated && parms instanceof PDFDict ? undonePrediction(clear, parms) : clear;
};

/** A stream of a document as qpdf selects it, in the clear: other codings than deflation are off or stand alone. Throws `SelectionRefused` where it cannot be decoded or is over 128 MB. */
export const decodedStream = (stream: PDFRawStream): Buffer => {
  try {
    return decoded(stream);
  } catch (cause) {
    throw new SelectionRefused('unreadable-source', { cause });
  }
};
