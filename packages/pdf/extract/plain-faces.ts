import { decodePDFRawStream, PDFRawStream, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';

import type { Canvas } from '../page/canvas.ts';
import type { Faces } from '../page/face.ts';
import type { FaceName } from '../page/families.ts';

const letterFor = (character: string) => ({ parts: [], meaning: character, advance: 500 });

const faceOf = (family: FaceName) => ({
  shows: () => true,
  width: (text: string, size: number) => (text.length * size) / 2,
  set: (text: string) => [{ family, letters: Array.from(text, letterFor), size: 1000 }],
});

const FAMILY = {
  ref: PDFRef.of(1),
  codes: { all: new Map(), codeOf: ({ meaning }: { meaning: string }) => meaning.codePointAt(0) ?? 0 },
};

/** Faces for tests, whose letters are all half as wide as high and are written by their characters' numbers. */
export const plainFaces: Faces = {
  serif: faceOf('serif'),
  sans: faceOf('sans'),
  bold: faceOf('bold'),
  family: () => FAMILY,
  used: new Map(),
};

/** What a canvas draws, an operation a line. */
export const drawnOn = (canvas: Canvas, document: PDFDocument): string[] => {
  canvas.finish(document);
  const content = canvas.page.node.Contents();
  if (!(content instanceof PDFRawStream)) throw new Error('nothing drawn');
  return Buffer.from(decodePDFRawStream(content).decode()).toString().split('\n');
};

const lettersOf = (codes: string): string => Buffer.from(codes, 'hex').swap16().toString('utf16le');

/** The texts among what is drawn, each with its face, its size and its place. */
export const textsOf = (drawn: string[]): string[] =>
  drawn.flatMap((line) => {
    const [, face, size, x, y, codes] =
      /\/(\w+) ([\d.]+) Tf \S+ \S+ \S+ \S+ ([-\d.]+) ([-\d.]+) Tm <(.*)> Tj/.exec(line) ?? [];
    return codes === undefined ? [] : [`${face} ${size} at ${x} ${y}: ${lettersOf(codes)}`];
  });
