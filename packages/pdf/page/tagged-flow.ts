import type { PDFDocument } from '@cantoo/pdf-lib';

import type { TextStyle } from './canvas.ts';
import type { Faces } from './face.ts';
import { Flow, LETTER, type Block, type DrawLine } from './flow.ts';
import { Structure, type StructureTag } from './structure.ts';

const FOOT: TextStyle = { face: 'sans', size: 8.5, ink: 'grey' };

/** A flow whose every line belongs to the piece of structure that was begun last. */
export class TaggedFlow extends Flow {
  readonly structure = new Structure();

  override line(leading: number, draw: DrawLine): void {
    super.line(leading, (canvas, y) => this.structure.draw(canvas, () => draw(canvas, y)));
  }

  tagged(tag: StructureTag, block: Block): void {
    this.structure.begin(tag);
    this.block(block);
  }
}

/** Numbers the pages, and writes them to the document. */
export const finishPages = (document: PDFDocument, flow: TaggedFlow, faces: Faces): void => {
  for (const [index, canvas] of flow.canvases.entries()) {
    const text = `page ${index + 1} of ${flow.canvases.length}`;
    const x = (LETTER.width - faces.sans.width(text, FOOT.size)) / 2;
    canvas.marked('Artifact', () => canvas.text(text, { x, y: 44 }, FOOT));
    canvas.finish(document);
  }
  flow.structure.finish(document);
};
