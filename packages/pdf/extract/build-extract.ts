import { PDFDocument } from '@cantoo/pdf-lib'
import { createHash } from 'node:crypto'
import { qpdf } from '../engine/run-engine.ts'
import { embedFaces } from '../page/face.ts'
import type { Extract, ExtractCover, ExtractManifest, ExtractRequest } from '../types.ts'
import { writeCover } from './cover.ts'
import { redactPages, type ReadyPage } from './redact-pages.ts'
import { ReleasedPages } from './released-page.ts'
import { ResidueFreeCopy } from './residue-free-copy.ts'
import { selectPages, SelectionRefused } from './select-pages.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Builds one PDF of a cover and the pages in scope, each stamped, and the manifest from which it can be built again.
 * The same request gives the same bytes. Throws `SelectionRefused`, `StampTooLong`, `EngineFailure`.
 */
export const buildExtract = async (request: ExtractRequest): Promise<Extract> => {
  const { sources, cover } = request
  const ready = await redactPages(await selectPages(sources), sources, [])
  const document = await PDFDocument.create({ updateMetadata: false })
  const { coverPages } = await writeSheets(document, ready, cover)
  document.setTitle('Released records')
  document.setLanguage('en-US')
  const written = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  const bytes = await rewrite(written)
  return { bytes, pages: document.getPageCount(), sha256: sha256(bytes), manifest: manifestOf(request, ready.pages, coverPages) }
}

const writeSheets = async (document: PDFDocument, ready: ReadyPages, cover: ExtractCover) => {
  const faces = await embedFaces(document)
  const { canvases, stamp } = writeCover(document, faces, cover)
  const coverSheets = canvases.map((canvas) => ({ canvas, stamp }))
  const released = new ReleasedPages(document, faces, cover)
  const copy = new ResidueFreeCopy(ready.document.context, document.context)
  const sheets = [...coverSheets, ...ready.pages.map((page) => released.add(page, copy))]
  for (const [index, sheet] of sheets.entries()) {
    sheet.stamp.draw(sheet.canvas, { number: index + 1, of: sheets.length })
    sheet.canvas.finish(document)
  }
  return { coverPages: coverSheets.length }
}

type ReadyPages = { document: PDFDocument, pages: ReadyPage[] }

/** Drops what nothing refers to and writes the rest in one revision, with an id that follows from the content. */
const rewrite = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { status, output } = await qpdf({
    files: [{ name: 'written.pdf', bytes }],
    args: ['/written.pdf', '--object-streams=disable', '--remove-unreferenced-resources=yes', '--deterministic-id', '/extract.pdf'],
    output: 'extract.pdf',
  })
  if (status !== 0) throw new SelectionRefused('unreadable-source')
  return output
}

const manifestOf = ({ cover, sources }: ExtractRequest, ready: ReadyPage[], coverPages: number): ExtractManifest => ({
  format: 'sequester-extract/1',
  cover,
  sources: sources.map(({ id, bytes, pages }) => ({ id, sha256: sha256(bytes), pages })),
  coverPages,
  pages: sources
    .flatMap(({ id, pages }) => pages.map((sourcePage) => ({ source: id, sourcePage })))
    .map((page, index) => ({
      extractPage: coverPages + index + 1, ...page,
      rasterised: ready[index]?.image !== undefined, redactions: ready[index]?.reasons ?? [],
    })),
})
