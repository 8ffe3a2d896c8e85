import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { EnginePaths, TextsJob } from './jobs.ts';

export type Pdfium = WrappedPdfiumModule & { pdfium: { HEAPU8: Uint8Array } };
type Package = { init: (options: { wasmBinary: ArrayBuffer }) => Promise<Pdfium> };

/** An instance of its own, so that no document can touch another job's. */
export const startPdfium = async (paths: EnginePaths): Promise<Pdfium> => {
  const { init }: Package = createRequire(import.meta.url)(paths.pdfiumScript);
  const wasm = readFileSync(paths.pdfiumWasm);
  const pdfium = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) });
  pdfium.PDFiumExt_Init();
  return pdfium;
};

export const openDocument = (pdfium: Pdfium, bytes: Uint8Array): { document: number; close: () => void } => {
  const pointer = pdfium.pdfium.wasmExports.malloc(bytes.length);
  pdfium.pdfium.HEAPU8.set(bytes, pointer);
  const document = pdfium.FPDF_LoadMemDocument(pointer, bytes.length, '');
  if (!document) throw new Error('pdfium cannot open the document');
  const close = () => {
    pdfium.FPDF_CloseDocument(document);
    pdfium.pdfium.wasmExports.free(pointer);
  };
  return { document, close };
};

const pageText = (pdfium: Pdfium, document: number, index: number): string => {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (!page) throw new Error(`pdfium cannot open page ${index + 1}`);
  const text = pdfium.FPDFText_LoadPage(page);
  const count = pdfium.FPDFText_CountChars(text);
  const pointer = pdfium.pdfium.wasmExports.malloc(2 * (count + 1));
  const written = pdfium.FPDFText_GetText(text, 0, count, pointer);
  const units = pdfium.pdfium.HEAPU8.slice(pointer, pointer + 2 * Math.max(0, written - 1));
  pdfium.pdfium.wasmExports.free(pointer);
  pdfium.FPDFText_ClosePage(text);
  pdfium.FPDF_ClosePage(page);
  return new TextDecoder('utf-16le').decode(units);
};

/** The text of every page of each document, hidden text included. */
export const readTexts = async (paths: EnginePaths, { documents }: TextsJob): Promise<string[][]> => {
  const pdfium = await startPdfium(paths);
  return documents.map(({ bytes }) => {
    const { document, close } = openDocument(pdfium, bytes);
    const texts = Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, index) => pageText(pdfium, document, index));
    close();
    return texts;
  });
};

/** The document as it now is, written anew. */
export const saveDocument = (pdfium: Pdfium, document: number): Uint8Array<ArrayBuffer> => {
  const writer = pdfium.PDFiumExt_OpenFileWriter();
  pdfium.PDFiumExt_SaveAsCopy(document, writer);
  const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
  const pointer = pdfium.pdfium.wasmExports.malloc(size);
  pdfium.PDFiumExt_GetFileWriterData(writer, pointer, size);
  const bytes = new Uint8Array(pdfium.pdfium.HEAPU8.slice(pointer, pointer + size));
  pdfium.pdfium.wasmExports.free(pointer);
  pdfium.PDFiumExt_CloseFileWriter(writer);
  return bytes;
};
