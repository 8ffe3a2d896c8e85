import { inflateSync } from 'node:zlib';

import { PDFArray, PDFBool, PDFDict, PDFName, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';

import { decodedStream } from './decoded-stream.ts';
import { deflated, deflatedAgain, type PlainStream } from './deflated.ts';
import { nameIn, numberIn } from './read-entry.ts';
import { PNG, predictionOf } from './undone-prediction.ts';

const COMPONENTS: Record<string, number> = {
  DeviceGray: 1,
  CalGray: 1,
  Indexed: 1,
  Separation: 1,
  DeviceRGB: 3,
  CalRGB: 3,
  Lab: 3,
  DeviceCMYK: 4,
};

/** How many numbers a colour is made of (ISO 32000-1, 8.6). */
const componentsOf = (space: PDFObject | undefined): number | undefined => {
  const [named, operand] = space instanceof PDFArray ? [space.lookup(0), space.lookup(1)] : [space];
  const family = named instanceof PDFName ? named.decodeText() : '';
  if (family === 'ICCBased' && operand instanceof PDFRawStream) return numberIn(operand.dict, 'N');
  return family === 'DeviceN' && operand instanceof PDFArray ? operand.size() : COMPONENTS[family];
};

/** The length of an image's pixels in the clear, its rows at whole bytes (ISO 32000-1, 8.9.3); nothing where its colours are not known. */
export const pixelBytes = (image: PDFDict): number | undefined => {
  const mask = image.lookup(PDFName.of('ImageMask')) === PDFBool.True;
  const [width, height, bits] = ['Width', 'Height', 'BitsPerComponent'].map((key) => numberIn(image, key));
  const components = mask ? 1 : componentsOf(image.lookup(PDFName.of('ColorSpace')));
  if (width === undefined || height === undefined || components === undefined) return undefined;
  return Math.ceil((width * components * (mask ? 1 : (bits ?? 8))) / 8) * height;
};

/** The length of pixels as they are deflated: PNG writes a byte before each row (ISO 32000-1, 7.4.4.4). */
const deflatedFrom = (image: PDFDict): number | undefined => {
  const total = pixelBytes(image);
  const parms = image.lookup(PDFName.of('DecodeParms'));
  if (total === undefined || !(parms instanceof PDFDict)) return total;
  const { predictor, rowBytes } = predictionOf(parms);
  return predictor < PNG ? total : total + Math.ceil(total / Math.max(1, rowBytes));
};

/** 1 GB: more than a page at 1,200 dots per inch in four colours. */
const LARGEST = 1024 * 1024 * 1024;

type Inflated = { buffer: Buffer; engine: { bytesWritten: number } };

const isInflated = (value: object): value is Inflated => 'engine' in value;

/** What was deflated and how many bytes that took; nothing where it is damaged. */
const inflated = (contents: Uint8Array): { clear: Buffer; length: number } | undefined => {
  try {
    const answer: object = inflateSync(contents, { info: true, maxOutputLength: LARGEST });
    return isInflated(answer) ? { clear: answer.buffer, length: answer.engine.bytesWritten } : undefined;
  } catch {
    return undefined;
  }
};

/** The pixels of an image that is deflated, without what follows them in its coding or after it. What is damaged is deflated again, as far as it goes. */
export const plainPixels = (image: PDFRawStream): PlainStream => {
  const read = inflated(image.contents);
  const wanted = deflatedFrom(image.dict) ?? Infinity;
  if (!read) return deflatedAgain(decodedStream(image).subarray(0, pixelBytes(image.dict)));
  return {
    contents:
      read.clear.length > wanted ? deflated(read.clear.subarray(0, wanted)) : image.contents.subarray(0, read.length),
  };
};

/** A stream's bytes without those that follow what was deflated; as they are where it is coded otherwise. */
export const untilItsEnd = ({ contents, dict }: PDFRawStream): Uint8Array =>
  nameIn(dict, 'Filter') === 'FlateDecode' ? contents.subarray(0, inflated(contents)?.length) : contents;

/** The pixels of an image that is not coded, without what follows them. */
export const barePixels = ({ contents, dict }: PDFRawStream): Uint8Array => contents.subarray(0, pixelBytes(dict));
