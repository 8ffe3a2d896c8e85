import { createRequire } from 'node:module';

import type { StoredPdf } from '../types.ts';
import { lendFonts } from './engine-fonts.mts';
import type { Pdfium, Wrapped } from './engine-instance.mts';
import { openStored } from './engine-stored.mts';
import { functionsOf, type Instance, instanceOf } from './engine-wasm.mts';
import type { EnginePaths, TextsJob } from './jobs.ts';

export type { Pdfium };

type Package = {
  init: (options: {
    instantiateWasm: (imports: object, receive: (instance: Instance) => void) => object;
  }) => Promise<Wrapped>;
};

/** An instance of its own, so that no document can touch another job's. */
export const startPdfium = async (paths: EnginePaths): Promise<Pdfium> => {
  const { init }: Package = createRequire(import.meta.url)(paths.pdfiumScript);
  const started = Promise.withResolvers<Instance>();
  const pdfium = await init({
    instantiateWasm: (imports, receive) => {
      void instanceOf(paths.pdfiumWasm, imports).then((instance) => {
        started.resolve(instance);
        return receive(instance);
      });
      return {};
    },
  });
  pdfium.PDFiumExt_Init();
  const ready = Object.assign(pdfium, { functions: functionsOf(await started.promise) });
  lendFonts(ready, paths.fonts);
  return ready;
};

/** FPDF_FILEACCESS: length, a function that reads a block, and what it is called with. The engine reads what it needs, when it does. */
export const openDocument = (pdfium: Pdfium, bytes: StoredPdf): { document: number; close: () => void } => {
  const { wasmExports } = pdfium.pdfium;
  const stored = openStored(bytes);
  const block = pdfium.functions.add((_, position = 0, into = 0, size = 0) => {
    if (position + size > stored.length) return 0;
    stored.read(pdfium.pdfium.HEAPU8.subarray(into, into + size), position);
    return 1;
  }, 4);
  const access = wasmExports.malloc(12);
  new Uint32Array(pdfium.pdfium.HEAPU8.buffer, access, 3).set([stored.length, block, 0]);
  const forget = () => {
    wasmExports.free(access);
    pdfium.functions.remove(block);
    stored.close();
  };
  const document = pdfium.FPDF_LoadCustomDocument(access, '');
  if (!document) {
    forget();
    throw new Error('pdfium cannot open the document');
  }
  const close = () => {
    pdfium.FPDF_CloseDocument(document);
    forget();
  };
  return { document, close };
};

const NO_LONGER_SAID = 'ActualText';

/** Marked content may state other text than is drawn (ISO 32000-1, 14.9.4), and the engine would read that instead. */
const forgetMarks = (pdfium: Pdfium, object: number): void => {
  for (let index = 0; index < pdfium.FPDFPageObj_CountMarks(object); index += 1)
    pdfium.FPDFPageObjMark_RemoveParam(object, pdfium.FPDFPageObj_GetMark(object, index), NO_LONGER_SAID);

  for (let index = 0; index < pdfium.FPDFFormObj_CountObjects(object); index += 1)
    forgetMarks(pdfium, pdfium.FPDFFormObj_GetObject(object, index));
};

/** Opens a page, counted from 0. Its text is what is drawn. */
export const openPage = (pdfium: Pdfium, document: number, index: number): number => {
  const page = pdfium.FPDF_LoadPage(document, index);
  if (!page) throw new Error(`pdfium cannot open page ${index + 1}`);
  for (let at = 0; at < pdfium.FPDFPage_CountObjects(page); at += 1)
    forgetMarks(pdfium, pdfium.FPDFPage_GetObject(page, at));
  return page;
};

/** The text of a page, hidden text included. */
export const textOn = (pdfium: Pdfium, page: number): string => {
  const text = pdfium.FPDFText_LoadPage(page);
  const count = pdfium.FPDFText_CountChars(text);
  const pointer = pdfium.pdfium.wasmExports.malloc(2 * (count + 1));
  const written = pdfium.FPDFText_GetText(text, 0, count, pointer);
  const units = pdfium.pdfium.HEAPU8.slice(pointer, pointer + 2 * Math.max(0, written - 1));
  pdfium.pdfium.wasmExports.free(pointer);
  pdfium.FPDFText_ClosePage(text);
  return new TextDecoder('utf-16le').decode(units);
};

const pageText = (pdfium: Pdfium, document: number, index: number): string => {
  const page = openPage(pdfium, document, index);
  const text = textOn(pdfium, page);
  pdfium.FPDF_ClosePage(page);
  return text;
};

/** Kinds of objects on a page: FPDF_PAGEOBJ_TEXT and so on. */
export const KIND = { text: 1, path: 2, image: 3, shading: 4, form: 5 } as const;

/** An open document frees none of its pages' streams: sixteen scans take 35 MB. */
const MOST_PAGES_OPEN = 16;

type Pages = { bytes: StoredPdf; chosen?: number[] };

/** Reads pages of a document, all where none are chosen, and opens it anew after so many. */
export const readPages = <Page,>(
  pdfium: Pdfium,
  { bytes, chosen }: Pages,
  read: (document: number, index: number) => Page,
): Page[] => {
  const pages: Page[] = [];
  let left = chosen;
  do {
    const { document, close } = openDocument(pdfium, bytes);
    left ??= Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, index) => index);
    for (const index of left.slice(0, MOST_PAGES_OPEN)) pages.push(read(document, index));
    left = left.slice(MOST_PAGES_OPEN);
    close();
  } while (left.length > 0);
  return pages;
};

/** The text of every page of each document, hidden text included. */
export const readTexts = async (paths: EnginePaths, { documents }: TextsJob): Promise<string[][]> => {
  const pdfium = await startPdfium(paths);
  return documents.map(({ bytes }) =>
    readPages(pdfium, { bytes }, (document, index) => pageText(pdfium, document, index)),
  );
};

/** The document as it now is, written anew. FPDF_FILEWRITE: a version and a function that takes a block. */
export const saveDocument = (pdfium: Pdfium, document: number): Uint8Array<ArrayBuffer> => {
  const { wasmExports } = pdfium.pdfium;
  const blocks: Uint8Array<ArrayBuffer>[] = [];
  const take = pdfium.functions.add((_, from = 0, size = 0) => {
    blocks.push(new Uint8Array(pdfium.pdfium.HEAPU8.slice(from, from + size)));
    return 1;
  }, 3);
  const writer = wasmExports.malloc(8);
  new Uint32Array(pdfium.pdfium.HEAPU8.buffer, writer, 2).set([1, take]);
  pdfium.FPDF_SaveAsCopy(document, writer, 0);
  wasmExports.free(writer);
  pdfium.functions.remove(take);
  const bytes = new Uint8Array(blocks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of blocks) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};
