import { PDFContext, PDFName, type PDFObject } from '@cantoo/pdf-lib';

/** How a stream's bytes are coded. */
export type Coding = { filter: PDFName; parameters?: PDFObject | undefined };

/** The bytes of a stream, and their coding where it is not that of the source. */
export type PlainStream = { contents: Uint8Array; coding?: Coding };

export const DEFLATED: Coding = { filter: PDFName.of('FlateDecode') };

/** Deflated by code that comes with the package: the system's zlib may give different bytes on another processor or in another version. */
export const deflated = (bytes: Uint8Array): Uint8Array => PDFContext.create().flateStream(bytes).contents;

export const deflatedAgain = (clear: Uint8Array): PlainStream => ({ contents: deflated(clear), coding: DEFLATED });
