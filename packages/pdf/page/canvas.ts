import { PDFName, type PDFDocument, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';

import { nextTab, shownIn, type Faces } from './face.ts';
import type { FaceName, FamilyName } from './families.ts';

export type Ink = 'black' | 'grey' | 'rule' | 'tint' | 'white';
/** `upright` text runs up the page; `leftwards` is a line of a paragraph that runs from right to left. */
export type TextStyle = { face: FaceName; size: number; ink?: Ink; upright?: boolean; leftwards?: boolean };
export type Box = { x: number; y: number; width: number; height: number };

const INKS: Record<Ink, string> = {
  black: '0.1 0.1 0.12',
  grey: '0.36 0.38 0.42',
  rule: '0.72 0.74 0.78',
  tint: '0.955 0.96 0.97',
  white: '1 1 1',
};

/** A number as PDF wants it: at most three decimals, never an exponent. */
const number = (value: number): string => String(Math.round(value * 1000) / 1000 + 0);

/** A page being written: text, rules and boxes in points from the lower left corner. */
export class Canvas {
  readonly page: PDFPage;
  readonly faces: Faces;
  readonly #operators: string[] = [];
  readonly #used = new Set<FamilyName>();

  constructor(page: PDFPage, faces: Faces) {
    this.page = page;
    this.faces = faces;
  }

  text(text: string, at: { x: number; y: number }, style: TextStyle): void {
    let x = 0;
    for (const [index, cell] of text.split('\t').entries()) {
      if (index > 0) x = nextTab(x);
      if (cell !== '') this.#cell(cell, { x: at.x + x, y: at.y }, style);
      x += this.faces[style.face].width(cell, style.size);
    }
  }

  #cell(text: string, at: { x: number; y: number }, style: TextStyle): void {
    const { face, size, ink = 'black', upright = false, leftwards = false } = style;
    const [first, ...more] = shownIn(this.faces, this.faces[face].set(text, leftwards));
    if (first === undefined) return;
    for (const { family } of [first, ...more]) this.#used.add(family);
    const rest = more.flatMap(({ family, string }) => [`/${family} ${number(size)} Tf`, string]);
    this.#operators.push(
      `BT ${INKS[ink]} rg /${first.family} ${number(size)} Tf ${upright ? '0 1 -1 0' : '1 0 0 1'} ${number(at.x)} ${number(at.y)} Tm ${[first.string, ...rest].join(' ')} ET`,
    );
  }

  rule(from: { x: number; y: number }, to: { x: number; y: number }, width = 0.6): void {
    this.#operators.push(
      `${INKS.rule} RG ${number(width)} w ${number(from.x)} ${number(from.y)} m ${number(to.x)} ${number(to.y)} l S`,
    );
  }

  fill(box: Box, ink: Ink): void {
    this.#operators.push(`${INKS[ink]} rg ${[box.x, box.y, box.width, box.height].map(number).join(' ')} re f`);
  }

  /** A black block with a few white letters in it; in a tall block the letters run upwards. */
  block(box: Box, label: string): void {
    this.#operators.push(`0 g ${[box.x, box.y, box.width, box.height].map(number).join(' ')} re f`);
    const upright = box.height > 2 * box.width;
    const [long, short] = upright ? [box.height, box.width] : [box.width, box.height];
    const size = Math.min(
      6.5,
      Math.max(0.5, Math.min(short * 0.7, (long * 0.94) / Math.max(this.faces.sans.width(label, 1), 0.1))),
    );
    const across = (short - size * 0.72) / 2;
    const at = upright
      ? { x: box.x + short - across, y: box.y + long * 0.03 }
      : { x: box.x + long * 0.03, y: box.y + across };
    this.text(label, at, { face: 'sans', size, ink: 'white', upright });
  }

  frame(box: Box, width = 0.6): void {
    this.#operators.push(
      `${INKS.rule} RG ${number(width)} w ${[box.x, box.y, box.width, box.height].map(number).join(' ')} re S`,
    );
  }

  /** Scales everything that is drawn afterwards. */
  scale(factor: number): void {
    if (factor !== 1) this.#operators.push(`${number(factor)} 0 0 ${number(factor)} 0 0 cm`);
  }

  /** Paints a form XObject under a matrix. */
  paint(name: string, form: PDFRef, matrix: number[]): void {
    this.page.node.setXObject(PDFName.of(name), form);
    this.#operators.push(
      `q ${matrix.map((value) => String(Math.round(value * 1e6) / 1e6 + 0)).join(' ')} cm /${name} Do Q`,
    );
  }

  /** Everything that `draw` writes belongs to one piece of the document's structure, or to none (`Artifact`). */
  marked(tag: string, draw: () => void, mcid?: number): void {
    this.#operators.push(mcid === undefined ? `/${tag} BMC` : `/${tag} <</MCID ${mcid}>> BDC`);
    draw();
    this.#operators.push('EMC');
  }

  /** Writes the operators to the page. */
  finish(document: PDFDocument): void {
    for (const family of this.#used)
      this.page.node.setFontDictionary(PDFName.of(family), this.faces.family(family).ref);
    const stream = document.context.flateStream(this.#operators.join('\n'));
    this.page.node.set(PDFName.of('Contents'), document.context.register(stream));
    this.page.node.delete(PDFName.of('Annots'));
  }
}
