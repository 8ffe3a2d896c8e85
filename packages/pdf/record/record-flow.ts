import { PDFDocument } from '@cantoo/pdf-lib';

import type { Canvas, TextStyle } from '../page/canvas.ts';
import { embedFaces, finishFaces, type Faces } from '../page/face.ts';
import { Flow, LETTER } from '../page/flow.ts';
import type { PagesAmong, RecordPart, RecordStamp } from './record-types.ts';

export const MARGINS = { side: 64, top: 70, bottom: 82 };
const HEAD: TextStyle = { face: 'sans', size: 7.2, ink: 'grey' };
const COUNT: TextStyle = { face: 'bold', size: 8 };
const LINE = HEAD.size * 1.3;
/** Lines of a stamp, above and below: what does not fit stands whole on the cover. */
const LINES = 3;

const fitted = (flow: Flow, text: string, room: number): string[] => {
  const lines = flow.wrapped(text, HEAD, room);
  return lines.length <= LINES ? lines : [...lines.slice(0, LINES - 1), `${lines[LINES - 1] ?? ''} …`];
};

/** Writes the words around a page, with its number. */
export const stampPage = (
  canvas: Canvas,
  flow: Flow,
  { stamp, number, of }: { stamp: RecordStamp; number: number; of: number },
): void => {
  const { side } = MARGINS;
  const room = LETTER.width - 2 * side;
  const count = `Page ${number} of ${of}`;
  const width = canvas.faces.bold.width(count, COUNT.size);
  canvas.marked('Artifact', () => {
    for (const [index, line] of fitted(flow, stamp.head, room).entries())
      canvas.text(line, { x: side, y: LETTER.height - 32 - index * LINE }, HEAD);
    canvas.rule({ x: side, y: 66 }, { x: LETTER.width - side, y: 66 }, 0.5);
    for (const [index, line] of fitted(flow, stamp.foot, room - width - 16).entries())
      canvas.text(line, { x: side, y: 54 - index * LINE }, HEAD);
    canvas.text(count, { x: LETTER.width - side - width, y: 54 }, COUNT);
  });
};

/** A part in the making. */
export type PartInHand = { document: PDFDocument; faces: Faces; flow: Flow };

export const beginPart = async (): Promise<PartInHand> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const faces = embedFaces(document);
  return { document, faces, flow: new Flow(document, faces, MARGINS) };
};

/** The part with its stamps and numbers. The same words give the same bytes. */
export const finishPart = async (
  { document, faces, flow }: PartInHand,
  { stamp, among, starts = [] }: { stamp: RecordStamp; among: PagesAmong; starts?: number[] },
): Promise<RecordPart> => {
  for (const [index, canvas] of flow.canvases.entries()) {
    stampPage(canvas, flow, { stamp, number: among.first + index, of: among.of });
    canvas.finish(document);
  }
  finishFaces(document, faces);
  const bytes = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { bytes, pages: flow.canvases.length, starts };
};
