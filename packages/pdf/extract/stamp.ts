import type { Canvas, TextStyle } from '../page/canvas.ts';
import type { Faces } from '../page/face.ts';
import { printable } from '../page/printable.ts';
import { wrap } from '../page/wrap.ts';
import { stampWordsOf, type StampWords } from '../stamp-words.ts';
import type { ExtractCover } from '../types.ts';

export type Sheet = { width: number; height: number };

/** The words above and below a page, set for one width, and the room they leave between them. */
export type Stamp = {
  top: number;
  bottom: number;
  draw: (canvas: Canvas, page: { number: number; of: number }) => void;
};

const SIDE = 30;
const EDGE = 20;
const SIZES = [7.2, 6.6, 6, 5.4];
/** The stamp may take at most this share of the sheet; longer texts are cut short, and the stamp says where the whole text stands. */
const LARGEST_SHARE = 0.4;

/** The stamp's words do not fit on a page. */
export class StampTooLong extends Error {
  constructor() {
    super('the words of the stamp do not fit on a page');
  }
}

const lines = (
  text: string,
  { faces, face, size, room }: { faces: Faces; face: TextStyle['face']; size: number; room: number },
) =>
  text
    .split('\n')
    .flatMap((part) => wrap(printable(part, faces[face].shows), room, (piece) => faces[face].width(piece, size)));

/** The sentences of the stamp. */
const sentences = (words: StampWords): { head: string; foot: string[] } => ({
  head: [`Released under ${words.basis}`, words.docket && `Docket ${words.docket}`].filter(Boolean).join('  ·  '),
  foot: [`Released to ${words.recipient}`, words.notice],
});

const atSize = (words: StampWords, faces: Faces, { sheet, size }: { sheet: Sheet; size: number }): Stamp => {
  const room = sheet.width - 2 * SIDE;
  const { head, foot } = sentences(words);
  const leading = size * 1.32;
  const headLines = lines(head, { faces, face: 'bold', size, room });
  const [to = '', ...notices] = foot;
  const toLines = lines(to, { faces, face: 'bold', size, room: room - 110 });
  const noticeLines = notices.flatMap((notice) => lines(notice, { faces, face: 'sans', size, room }));
  const top = EDGE + leading * headLines.length + 7;
  const bottom = EDGE + leading * (toLines.length + noticeLines.length) + 9;
  return {
    top,
    bottom,
    draw: (canvas, { number, of }) => {
      const x = SIDE;
      let y = sheet.height - EDGE;
      for (const text of headLines) canvas.text(text, { x, y: (y -= leading) }, { face: 'bold', size, ink: 'grey' });
      y = bottom - 9;
      const count = `Extract page ${number} of ${of}`;
      canvas.text(
        count,
        { x: sheet.width - SIDE - faces.bold.width(count, size), y: y - leading * toLines.length },
        { face: 'bold', size },
      );
      for (const text of toLines) canvas.text(text, { x, y: (y -= leading) }, { face: 'bold', size });
      for (const text of noticeLines) canvas.text(text, { x, y: (y -= leading) }, { face: 'sans', size, ink: 'grey' });
    },
  };
};

/** Sets the stamp for a sheet, in smaller type where the text is long, and shortened where it is too long for that. Throws `StampTooLong`. */
export const setStamp = (cover: ExtractCover, faces: Faces, sheet: Sheet): Stamp => {
  for (const words of stampWordsOf(cover)) {
    for (const size of SIZES) {
      const stamp = atSize(words, faces, { sheet, size });
      if (stamp.top + stamp.bottom <= sheet.height * LARGEST_SHARE) return stamp;
    }
  }
  throw new StampTooLong();
};

/** The frame between the words, in which a released page stands. */
export const frameOf = (sheet: Sheet, { top, bottom }: Stamp) => ({
  x: SIDE,
  y: bottom,
  width: sheet.width - 2 * SIDE,
  height: sheet.height - top - bottom,
});
