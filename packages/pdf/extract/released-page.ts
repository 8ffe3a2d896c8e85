import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'
import { Canvas } from '../page/canvas.ts'
import type { Faces } from '../page/face.ts'
import { LETTER } from '../page/flow.ts'
import type { ExtractCover } from '../types.ts'
import type { ResidueFreeCopy } from './residue-free-copy.ts'
import { pageAsForm, shownPage, uprightMatrix, type ShownPage } from './shown-page.ts'
import { frameOf, setStamp, type Stamp } from './stamp.ts'

/** PDF 1.7, annex C: no side of a page over 14,400 units. */
const LONGEST_SIDE = 14_400

const sheetFor = ({ width, height }: ShownPage) => {
  const base = width > height ? { width: LETTER.height, height: LETTER.width } : LETTER
  const grown = Math.max(1, Math.min(width / base.width, height / base.height))
  return { base, scale: Math.min(grown, LONGEST_SIDE / LETTER.height) }
}

const multiply = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[], scale: number, at: { x: number, y: number }): number[] =>
  [a * scale, b * scale, c * scale, d * scale, e * scale + at.x, f * scale + at.y]

/** Puts source pages on stamped sheets: the whole shown page, scaled into a frame, no part of it under the stamp. */
export class ReleasedPages {
  readonly #document: PDFDocument
  readonly #faces: Faces
  readonly #cover: ExtractCover
  readonly #stamps = new Map<boolean, Stamp>()

  constructor(document: PDFDocument, faces: Faces, cover: ExtractCover) {
    this.#document = document
    this.#faces = faces
    this.#cover = cover
  }

  /** Adds a sheet for the page and gives the canvas, on which the stamp is still to be drawn. */
  add(source: PDFPage, copy: ResidueFreeCopy): { canvas: Canvas, stamp: Stamp } {
    const shown = shownPage(source)
    const { base, scale } = sheetFor(shown)
    const stamp = this.#stamp(base)
    const canvas = new Canvas(this.#document.addPage([base.width * scale, base.height * scale]), this.#faces)
    canvas.scale(scale)
    const frame = frameOf(base, stamp)
    const fit = Math.min(frame.width / shown.width, frame.height / shown.height, 1)
    const [width, height] = [shown.width * fit, shown.height * fit]
    const at = { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2 }
    const form = pageAsForm(source, shown, copy)
    if (form) canvas.paint('Released', this.#document.context.register(form), multiply(uprightMatrix(shown), fit, at))
    canvas.frame({ ...at, width, height })
    return { canvas, stamp }
  }

  #stamp(base: { width: number, height: number }): Stamp {
    const wide = base.width > base.height
    const stamp = this.#stamps.get(wide) ?? setStamp(this.#cover, this.#faces, base)
    this.#stamps.set(wide, stamp)
    return stamp
  }
}
