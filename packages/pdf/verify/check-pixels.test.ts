import { deflateSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { checkPixels } from './check-pixels.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

const found = (...bodies: Parameters<typeof plainFile>[0]) =>
  checkPixels(readObjects(plainFile(bodies))).map(({ code, detail }) => `${code}: ${detail}`);
const image = (keys: string, length: number) => ({
  keys: `/Subtype /Image /Width 3 /Height 2 /Filter /FlateDecode ${keys}`,
  data: deflateSync(Buffer.alloc(length)),
});

const PNG = '/DecodeParms << /Predictor 15 /Colors 3 /Columns 3 >>';

test.each<[string, number]>([
  ['/ColorSpace /DeviceGray /BitsPerComponent 8', 6],
  ['/ColorSpace /DeviceGray /BitsPerComponent 4', 4],
  ['/ColorSpace /DeviceRGB /BitsPerComponent 8', 18],
  ['/ColorSpace /DeviceCMYK /BitsPerComponent 8', 24],
  ['/ColorSpace [/Indexed [/ICCBased 2 0 R] 1 (ab)] /BitsPerComponent 1', 2],
  ['/ColorSpace [/ICCBased 2 0 R] /BitsPerComponent 8', 18],
  ['/ColorSpace 3 0 R /BitsPerComponent 8', 18],
  ['/ColorSpace [/DeviceN [/Spot /Gloss] /DeviceCMYK 2 0 R] /BitsPerComponent 8', 12],
  ['/ImageMask true', 2],
  ['/ColorSpace /DeviceGray /BitsPerComponent 8 /DecodeParms << /Predictor 10 /Columns 3 >>', 8],
  ['/ColorSpace /CalGray /BitsPerComponent 8', 6],
  ['/ColorSpace [/Separation /Spot /DeviceGray 2 0 R] /BitsPerComponent 8', 6],
  ['/ColorSpace [/Lab << >>] /BitsPerComponent 8', 18],
  [`/ColorSpace /DeviceRGB /BitsPerComponent 8 ${PNG}`, 20],
  ['/ColorSpace /DeviceRGB /BitsPerComponent 8 /DecodeParms << /Predictor 2 /Colors 3 /Columns 3 >>', 18],
])('an image with %s holds its pixels and nothing after them', (keys, length) => {
  const others = [{ keys: '/N 3', data: 'profile' }, '[/CalRGB << >>]'];
  expect(found(image(keys, length), ...others)).toEqual([]);
  expect(found(image(keys, length - 1), ...others)).toEqual([]);
  expect(found(image(keys, length + 1), ...others)).toEqual(['foreign-bytes: object 1 holds more than its pixels']);
});

test('what is no image, and colours that nobody knows, are not counted', () => {
  expect(
    found({ keys: '/Subtype /Form /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', data: 'BT ET' }),
  ).toEqual([]);
  expect(found(image('/ColorSpace /Invented /BitsPerComponent 8', 99), '<< /Subtype /Image >>')).toEqual([]);
});
