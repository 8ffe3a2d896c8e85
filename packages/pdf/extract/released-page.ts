import { PDFRawStream, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

import type { Pixels, Rectangle } from '../engine/jobs.ts';
import { Canvas, type Box } from '../page/canvas.ts';
import type { Faces } from '../page/face.ts';
import { LETTER } from '../page/flow.ts';
import type { ExtractCover } from '../types.ts';
import { deflated } from './deflated.ts';
import type { ReadyPage } from './redact-pages.ts';
import type { ResidueFreeCopy } from './residue-free-copy.ts';
import { pageAsForm, shownPage, uprightMatrix, type ShownPage } from './shown-page.ts';
import { frameOf, setStamp, type Stamp } from './stamp.ts';

/** PDF 1.7, annex C: no side of a page over 14,400 units. */
const LONGEST_SIDE = 14_400;

/** A sheet without words: the page itself as shown. */
const BARE: Stamp = { top: 0, bottom: 0, draw: () => undefined };

const sheetFor = ({ width, height }: ShownPage) => {
  const base = width > height ? { width: LETTER.height, height: LETTER.width } : LETTER;
  const grown = Math.max(1, Math.min(width / base.width, height / base.height));
  return { base, scale: Math.min(grown, LONGEST_SIDE / LETTER.height) };
};

const multiply = (
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[],
  scale: number,
  at: { x: number; y: number },
): number[] => [a * scale, b * scale, c * scale, d * scale, e * scale + at.x, f * scale + at.y];

/** The line printed on a page that could only be released as an image. */
const IMAGE_NOTE = 'This page is shown as an image.';

const isGrey = (pixels: Uint8Array): boolean => {
  for (let at = 0; at < pixels.length; at += 3)
    if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) return false;
  return true;
};

/** Where a rectangle in the page's own coordinates lies on the sheet. */
const moved = ({ left, bottom, right, top }: Rectangle, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: number[]): Box => {
  const [xs, ys] = [
    [a * left + c * bottom + e, a * right + c * top + e],
    [b * left + d * bottom + f, b * right + d * top + f],
  ];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
};

/** Puts source pages on stamped sheets: the whole shown page, scaled into a frame, no part of it under the stamp. */
export class ReleasedPages {
  readonly #document: PDFDocument;
  readonly #faces: Faces;
  readonly #cover: ExtractCover | undefined;
  readonly #stamps = new Map<boolean, Stamp>();

  constructor(document: PDFDocument, faces: Faces, cover: ExtractCover | undefined) {
    this.#document = document;
    this.#faces = faces;
    this.#cover = cover;
  }

  /** Adds a sheet for the page and gives the canvas, on which the stamp is still to be drawn. */
  add({ page: source, image, blocks }: ReadyPage, copy: ResidueFreeCopy): { canvas: Canvas; stamp: Stamp } {
    const shown = shownPage(source);
    const { base, scale } = this.#cover ? sheetFor(shown) : { base: shown, scale: 1 };
    const stamp = this.#cover ? this.#stamp(base, this.#cover) : BARE;
    const canvas = new Canvas(this.#document.addPage([base.width * scale, base.height * scale]), this.#faces);
    canvas.scale(scale);
    const frame = this.#cover ? frameOf(base, stamp) : { x: 0, y: 0, width: shown.width, height: shown.height };
    const fit = Math.min(frame.width / shown.width, frame.height / shown.height, 1);
    const [width, height] = [shown.width * fit, shown.height * fit];
    const at = { x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2 };
    const matrix = multiply(uprightMatrix(shown), fit, at);
    const form = image ? undefined : pageAsForm(source, shown, copy);
    if (form) canvas.paint('Released', this.#document.context.register(form), matrix);
    if (image) canvas.paint('Released', this.#image(image), [width, 0, 0, height, at.x, at.y]);
    for (const { rect, reason } of blocks) canvas.block(moved(rect, matrix), `[${reason}]`);
    if (image) canvas.text(IMAGE_NOTE, { x: at.x + 2, y: at.y + 2 }, { face: 'sans', size: 4.5, ink: 'grey' });
    if (this.#cover) canvas.frame({ ...at, width, height });
    return { canvas, stamp };
  }

  #image({ width, height, pixels }: Pixels): PDFRef {
    const grey = isGrey(pixels);
    const samples = grey ? pixels.filter((_, index) => index % 3 === 0) : pixels;
    const dictionary = this.#document.context.obj({
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: 8,
      ColorSpace: grey ? 'DeviceGray' : 'DeviceRGB',
      Filter: 'FlateDecode',
    });
    return this.#document.context.register(PDFRawStream.of(dictionary, deflated(samples)));
  }

  #stamp(base: { width: number; height: number }, cover: ExtractCover): Stamp {
    const wide = base.width > base.height;
    const stamp = this.#stamps.get(wide) ?? setStamp(cover, this.#faces, base);
    this.#stamps.set(wide, stamp);
    return stamp;
  }
}
