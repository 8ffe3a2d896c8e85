import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';

import { extractPages } from '../extract/build-extract.ts';
import type { TextStyle } from '../page/canvas.ts';
import { Canvas } from '../page/canvas.ts';
import { embedFaces, finishFaces } from '../page/face.ts';
import { Flow, LETTER } from '../page/flow.ts';
import { MARGINS, stampPage } from './record-flow.ts';
import type { PagesAmong, RecordPart, RecordStamp } from './record-types.ts';

const CAPTION: TextStyle = { face: 'bold', size: 8.6 };
const FRAME = {
  x: 40,
  y: 78,
  width: LETTER.width - 80,
  height: LETTER.height - 78 - 76,
};

/** The matrix that shows a page, turned as it is shown, in the middle of the frame and no larger than it is. */
const placedIn = (page: PDFPage): number[] => {
  const { width, height } = page.getSize();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  const [shownWidth, shownHeight] = turn % 180 === 0 ? [width, height] : [height, width];
  const scale = Math.min(1, FRAME.width / shownWidth, FRAME.height / shownHeight);
  const left = FRAME.x + (FRAME.width - shownWidth * scale) / 2;
  const bottom = FRAME.y + (FRAME.height - shownHeight * scale) / 2;
  if (turn === 90) return [0, -scale, scale, 0, left, bottom + shownHeight * scale];
  if (turn === 180) return [-scale, 0, 0, -scale, left + shownWidth * scale, bottom + shownHeight * scale];
  if (turn === 270) return [0, scale, -scale, 0, left + shownWidth * scale, bottom];
  return [scale, 0, 0, scale, left, bottom];
};

/**
 * Sets the pages of a filed document, each as it is shown on a sheet of its own with the stamp. What is hidden in its file does not
 * come along. Throws `SelectionRefused`, `EngineFailure`.
 */
export const setDocument = async (
  { bytes, pages, caption }: { bytes: Uint8Array; pages: number; caption: string },
  { stamp, among }: { stamp: RecordStamp; among: PagesAmong },
): Promise<RecordPart> => {
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const plain = await extractPages([{ id: 'document', bytes, pages: numbers, hidden: [] }]);
  const source = await PDFDocument.load(plain.bytes, { updateMetadata: false });
  const document = await PDFDocument.create({ updateMetadata: false });
  const faces = embedFaces(document);
  const measure = new Flow(await PDFDocument.create({ updateMetadata: false }), faces, MARGINS);
  const shown = source.getPages();
  const forms = await document.embedPages(shown);
  for (const [index, form] of forms.entries()) {
    const page = shown[index];
    if (page === undefined) continue;

    const canvas = new Canvas(document.addPage([LETTER.width, LETTER.height]), faces);
    canvas.text(`${caption}, page ${index + 1} of ${pages}`, { x: MARGINS.side, y: LETTER.height - 62 }, CAPTION);
    canvas.paint('Filed', form.ref, placedIn(page));
    canvas.frame(FRAME, 0.4);
    stampPage(canvas, measure, { stamp, number: among.first + index, of: among.of });
    canvas.finish(document);
  }
  finishFaces(document, faces);
  const made = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { bytes: made, pages: forms.length, starts: [1] };
};
