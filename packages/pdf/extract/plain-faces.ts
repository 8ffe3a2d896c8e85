import { decodePDFRawStream, PDFRawStream, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';

import type { Canvas } from '../page/canvas.ts';
import type { Faces } from '../page/face.ts';

const FACE = {
  ref: PDFRef.of(1),
  shows: () => true,
  width: (text: string, size: number) => (text.length * size) / 2,
  encode: (text: string) => `(${Buffer.from(text).toString('latin1')})`,
  glyphs: new Set<number>(),
};

/** Faces for tests, whose letters are all half as wide as high and are written as they are. */
export const plainFaces: Faces = { serif: FACE, sans: FACE, bold: FACE };

/** What a canvas draws, an operation a line. */
export const drawnOn = (canvas: Canvas, document: PDFDocument): string[] => {
  canvas.finish(document);
  const content = canvas.page.node.Contents();
  if (!(content instanceof PDFRawStream)) throw new Error('nothing drawn');
  return Buffer.from(decodePDFRawStream(content).decode()).toString().split('\n');
};

/** The texts among what is drawn, each with its face, its size and its place. */
export const textsOf = (drawn: string[]): string[] =>
  drawn.flatMap((line) => {
    const [, face, size, x, y, text] =
      /\/(\w+) ([\d.]+) Tf \S+ \S+ \S+ \S+ ([-\d.]+) ([-\d.]+) Tm \((.*)\) Tj/.exec(line) ?? [];
    return text === undefined ? [] : [`${face} ${size} at ${x} ${y}: ${text}`];
  });
