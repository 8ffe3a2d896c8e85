import { deflateSync, inflateSync } from 'node:zlib';

import { PDFContext, PDFName, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { barePixels, plainPixels, untilItsEnd } from './plain-pixels.ts';

const context = PDFContext.create();
const words = Buffer.from('words of somebody');
const profile = context.register(context.flateStream('profile', { N: 3 }));

type Keys = {
  space?: Parameters<PDFContext['obj']>[0];
  bits?: number;
  mask?: boolean;
  parms?: Record<string, number>;
  width?: number;
};

const image = (
  { space = 'DeviceGray', bits = 8, mask = false, parms, width = 3 }: Keys,
  contents: Uint8Array,
): PDFRawStream => {
  const colours: Record<string, PDFObject> = mask ? {} : { ColorSpace: context.obj(space) };
  const dict = context.obj({
    Width: width,
    Height: 2,
    ...(mask ? { ImageMask: true } : { BitsPerComponent: bits }),
    ...colours,
    Filter: 'FlateDecode',
    ...(parms ? { DecodeParms: parms } : {}),
  });
  return PDFRawStream.of(dict, contents);
};

const cases: [string, Keys, number][] = [
  ['grey', {}, 6],
  ['grey of half bytes', { bits: 4 }, 4],
  ['grey of two bytes', { bits: 16 }, 12],
  ['a mask', { mask: true, width: 9 }, 4],
  ['red, green and blue', { space: 'DeviceRGB' }, 18],
  ['four inks', { space: 'DeviceCMYK' }, 24],
  ['a palette of a profile', { space: ['Indexed', ['ICCBased', profile], 1, 'ab'] }, 6],
  ['a profile', { space: ['ICCBased', profile] }, 18],
  ['calibrated colours', { space: ['CalRGB', {}] }, 18],
  ['one ink of its own', { space: ['Separation', 'Spot', 'DeviceCMYK', {}] }, 6],
  ['two inks of their own', { space: ['DeviceN', ['Spot', 'Gloss'], 'DeviceCMYK', {}] }, 12],
  ['calibrated grey, whatever hangs on it', { space: ['CalGray', profile] }, 6],
  ['rows as PNG writes them, without a difference', { parms: { Predictor: 10, Columns: 3 } }, 8],
  ['rows as PNG writes them', { space: 'DeviceRGB', parms: { Predictor: 15, Colors: 3, Columns: 3 } }, 20],
  ['rows as TIFF writes them', { space: 'DeviceRGB', parms: { Predictor: 2, Colors: 3, Columns: 3 } }, 18],
];

describe('pixels', () => {
  test.each(cases)('of %s stay as they are coded', (_, keys, length) => {
    const coded = deflateSync(Buffer.alloc(length, 1));
    expect(plainPixels(image(keys, coded))).toEqual({ contents: coded });
    expect(plainPixels(image(keys, Buffer.concat([coded, words])))).toEqual({ contents: coded });
  });

  test.each(cases)('of %s end where their rows do', (_, keys, length) => {
    const { contents, coding } = plainPixels(image(keys, deflateSync(Buffer.concat([Buffer.alloc(length), words]))));
    expect(coding).toBeUndefined();
    expect(inflateSync(contents)).toEqual(Buffer.alloc(length));
  });

  test('that are too few stay too few', () => {
    const coded = deflateSync(Buffer.alloc(5));
    expect(plainPixels(image({}, coded))).toEqual({ contents: coded });
  });

  test.each<[string, Keys]>([
    ['colours', { space: 'Invented' }],
    ['profile', { space: ['ICCBased', {}] }],
    ['inks', { space: ['DeviceN', 'Spot'] }],
  ])('of %s that nobody knows end with their coding', (_, keys) => {
    const coded = deflateSync(Buffer.alloc(500));
    expect(plainPixels(image(keys, Buffer.concat([coded, words])))).toEqual({ contents: coded });
  });

  test.each(['Width', 'Height'])('of a picture without /%s end with their coding', (key) => {
    const coded = deflateSync(Buffer.alloc(500));
    const stream = image({}, Buffer.concat([coded, words]));
    stream.dict.delete(PDFName.of(key));
    expect(plainPixels(stream)).toEqual({ contents: coded });
  });

  test('that are damaged are coded again, as far as they go', () => {
    const spoiled = Buffer.concat([deflateSync(Buffer.alloc(6, 1)).subarray(0, -4), words]);
    expect(inflateSync(plainPixels(image({}, spoiled)).contents)).toEqual(Buffer.alloc(6, 1));
  });

  test('and all else that is deflated end with their coding', () => {
    const coded = deflateSync('samples');
    expect(untilItsEnd(image({}, Buffer.concat([coded, words])))).toEqual(coded);
    expect(untilItsEnd(image({}, words))).toEqual(words);
    expect(
      untilItsEnd(PDFRawStream.of(context.obj({ Filter: 'NoSuchDecode' }), Buffer.concat([coded, words]))),
    ).toEqual(Buffer.concat([coded, words]));
  });

  test('that are not coded end where their rows do', () => {
    expect(barePixels(image({}, Buffer.concat([Buffer.alloc(6), words])))).toEqual(Buffer.alloc(6));
    expect(barePixels(image({ space: 'Invented' }, words))).toEqual(words);
  });
});
