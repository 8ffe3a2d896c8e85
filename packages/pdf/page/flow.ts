import type { PDFDocument } from '@cantoo/pdf-lib';

import { Canvas, type TextStyle } from './canvas.ts';
import type { Faces } from './face.ts';
import { printable } from './printable.ts';
import { runsLeft } from './set-text.ts';
import { wrap } from './wrap.ts';

/** US Letter in points. */
export const LETTER = { width: 612, height: 792 };

export type Margins = { side: number; top: number; bottom: number };

export type Block = { text: string; style: TextStyle; indent?: number; hang?: number; before?: number; keep?: number };

export type DrawLine = (canvas: Canvas, y: number) => void;

/** Baseline to baseline, in multiples of the type size. */
export const LEADING = 1.45;

/** Lines flowing down US Letter pages; a new page begins when the next line has no room. */
export class Flow {
  readonly canvases: Canvas[] = [];
  readonly room: number;
  readonly margins: Margins;
  readonly #document: PDFDocument;
  readonly #faces: Faces;
  #y = 0;

  constructor(document: PDFDocument, faces: Faces, margins: Margins) {
    this.#document = document;
    this.#faces = faces;
    this.margins = margins;
    this.room = LETTER.width - 2 * margins.side;
    this.#newPage();
  }

  /** The lines in which a text fits a width. */
  wrapped(text: string, { face, size }: TextStyle, room = this.room): string[] {
    const { shows, width } = this.#faces[face];
    return text.split(/\r\n|\n/u).flatMap((line) => wrap(printable(line, shows), room, (piece) => width(piece, size)));
  }

  /** A paragraph, all its lines in one style. */
  block({ text, style, indent = 0, hang = 0, before = 0, keep = 0 }: Block): void {
    const lines = this.wrapped(text, style, this.room - indent - hang);
    const leading = style.size * LEADING;
    this.gap(before);
    if (keep > 0) this.reserve(leading * lines.length + keep);
    const leftwards = runsLeft(text);
    for (const [index, line] of lines.entries()) {
      const inset = indent + (index === 0 ? 0 : hang);
      const free = this.room - inset - this.#faces[style.face].width(line, style.size);
      const x = this.margins.side + (leftwards ? Math.max(0, free) : inset);
      this.line(leading, (canvas, y) => canvas.text(line, { x, y }, leftwards ? { ...style, leftwards } : style));
    }
  }

  /** Cells side by side, each wrapped in its own column; a row that does not fit goes on over the page. */
  row(cells: { text: string; style: TextStyle; x: number; width: number }[]): void {
    const columns = cells.map((cell) => ({ ...cell, lines: this.wrapped(cell.text, cell.style, cell.width) }));
    const leading = Math.max(...cells.map(({ style }) => style.size)) * LEADING;
    for (let index = 0; index < Math.max(...columns.map(({ lines }) => lines.length)); index += 1) {
      this.line(leading, (canvas, y) => {
        for (const { lines, x, style, text } of columns)
          canvas.text(lines[index] ?? '', { x: this.margins.side + x, y }, { ...style, leftwards: runsLeft(text) });
      });
    }
  }

  line(leading: number, draw: DrawLine): void {
    this.reserve(leading);
    this.#y -= leading;
    draw(this.#canvas(), this.#y);
  }

  rule(width = 0.6, space = 6): void {
    this.gap(space);
    const canvas = this.#canvas();
    const { side } = this.margins;
    canvas.marked('Artifact', () =>
      canvas.rule({ x: side, y: this.#y }, { x: LETTER.width - side, y: this.#y }, width),
    );
    this.gap(space);
  }

  gap(height: number): void {
    this.#y -= height;
  }

  /** Begins a new page unless this much height is left. */
  reserve(height: number): void {
    const impossible = height > LETTER.height - this.margins.top - this.margins.bottom;
    if (!impossible && this.#y - height < this.margins.bottom) this.#newPage();
  }

  #canvas(): Canvas {
    return this.canvases.at(-1) ?? this.#newPage();
  }

  #newPage(): Canvas {
    const canvas = new Canvas(this.#document.addPage([LETTER.width, LETTER.height]), this.#faces);
    this.canvases.push(canvas);
    this.#y = LETTER.height - this.margins.top;
    return canvas;
  }
}
