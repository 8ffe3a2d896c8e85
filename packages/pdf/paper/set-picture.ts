import { degrees, PDFDocument } from '@cantoo/pdf-lib';

import type { PictureFacts } from './read-picture.ts';

/** Pixels for an inch where the page is as large as the paper was, as scanners and telephones make them. */
const DOTS = 150;
/** The longer side of a picture, at most: a Legal page, in points. */
const LONGEST = 1008;
const MARGIN = 18;

/** Sets a JPEG or PNG as a PDF of one page, as large as the picture and its margin. Throws where the picture cannot be read. */
export const setPicture = async (bytes: Uint8Array, { type, turn }: PictureFacts): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const own = new Uint8Array(bytes);
  const picture = type === 'image/jpeg' ? await document.embedJpg(own) : await document.embedPng(own);
  const inPoints = 72 / DOTS;
  const scale = Math.min(inPoints, LONGEST / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width * scale, picture.height * scale];
  const page = document.addPage([width + 2 * MARGIN, height + 2 * MARGIN]);
  page.drawImage(picture, { x: MARGIN, y: MARGIN, width, height });
  page.setRotation(degrees(turn));
  return document.save({ useObjectStreams: false });
};
