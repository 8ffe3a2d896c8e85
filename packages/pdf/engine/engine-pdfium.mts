import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { EnginePaths, TextsJob } from './jobs.ts'

export type Pdfium = WrappedPdfiumModule & { pdfium: { HEAPU8: Uint8Array } }
type Package = { init: (options: { wasmBinary: ArrayBuffer }) => Promise<Pdfium> }

const start = async (paths: EnginePaths): Promise<Pdfium> => {
  const { init }: Package = createRequire(import.meta.url)(paths.pdfiumScript)
  const wasm = readFileSync(paths.pdfiumWasm)
  const pdfium = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) })
  pdfium.PDFiumExt_Init()
  return pdfium
}

const open = (pdfium: Pdfium, bytes: Uint8Array): { document: number, close: () => void } => {
  const pointer = pdfium.pdfium.wasmExports.malloc(bytes.length)
  pdfium.pdfium.HEAPU8.set(bytes, pointer)
  const document = pdfium.FPDF_LoadMemDocument(pointer, bytes.length, '')
  if (!document) throw new Error('pdfium cannot open the document')
  const close = () => {
    pdfium.FPDF_CloseDocument(document)
    pdfium.pdfium.wasmExports.free(pointer)
  }
  return { document, close }
}

/** FPDFPage_Flatten: 0 failed, 1 done, 2 nothing to do; the page must be loaded again to show it. */
const flattened = (pdfium: Pdfium, document: number, index: number): number => {
  const page = pdfium.FPDF_LoadPage(document, index)
  if (!page || pdfium.FPDFPage_Flatten(page, 0) !== 1) return page
  pdfium.FPDF_ClosePage(page)
  return pdfium.FPDF_LoadPage(document, index)
}

const pageText = (pdfium: Pdfium, document: number, { index, flatten }: { index: number, flatten: boolean }): string => {
  const page = flatten ? flattened(pdfium, document, index) : pdfium.FPDF_LoadPage(document, index)
  if (!page) throw new Error(`pdfium cannot open page ${index + 1}`)
  const text = pdfium.FPDFText_LoadPage(page)
  const count = pdfium.FPDFText_CountChars(text)
  const pointer = pdfium.pdfium.wasmExports.malloc(2 * (count + 1))
  const written = pdfium.FPDFText_GetText(text, 0, count, pointer)
  const units = pdfium.pdfium.HEAPU8.slice(pointer, pointer + 2 * Math.max(0, written - 1))
  pdfium.pdfium.wasmExports.free(pointer)
  pdfium.FPDFText_ClosePage(text)
  pdfium.FPDF_ClosePage(page)
  return new TextDecoder('utf-16le').decode(units)
}

/** The text of every page of each document, hidden text included. */
export const readTexts = async (paths: EnginePaths, { documents }: TextsJob): Promise<string[][]> => {
  const pdfium = await start(paths)
  return documents.map(({ bytes, flatten = false }) => {
    const { document, close } = open(pdfium, bytes)
    const texts = Array.from({ length: pdfium.FPDF_GetPageCount(document) }, (_, index) => pageText(pdfium, document, { index, flatten }))
    close()
    return texts
  })
}
