import { deflateSync } from 'node:zlib';

import { PDFContext, type PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { withoutInlineImages } from './inline-images.ts';
import { asWritten, WrittenObjects } from './written-objects.ts';

const objects = new WrittenObjects();

const read = (content: string, resources = '') => {
  const images: PDFRawStream[] = [];
  const found = withoutInlineImages(content, {
    context: PDFContext.create(),
    resources: objects.dictionary(`<< ${resources} >>`),
    nameOf: (image) => `N${images.push(image)}`,
  });
  return { found, images };
};

const GREY = '/W 2 /H 1 /CS /G /BPC 8';

const ascii85 = (text: string): string => {
  const padded = Buffer.concat([Buffer.from(text), Buffer.alloc(3)]);
  const groups = Array.from({ length: Math.ceil(text.length / 4) }, (_, at) => padded.readUInt32BE(4 * at));
  const digits = groups.map((group) =>
    [4, 3, 2, 1, 0].map((power) => String.fromCharCode(33 + (Math.floor(group / 85 ** power) % 85))).join(''),
  );
  return digits.join('').slice(0, Math.ceil((text.length * 5) / 4));
};

const pixelsOf = ({ images: [image] }: ReturnType<typeof read>): string =>
  Buffer.from(image?.contents ?? []).toString('latin1');

test('an inline image is painted by its name, and the content around it stays', () => {
  expect(read(`q BI ${GREY} ID ab EI Q BI ${GREY} ID cd EI`).found).toBe('q /N1 Do  Q /N2 Do ');
  expect(read('q (BI ID EI) Tj Q')).toEqual({ found: 'q (BI ID EI) Tj Q', images: [] });
});

test('its keys are written in full, and a colour space of the resources is brought along', () => {
  const { images } = read(
    'BI /W 2 /H 1 /CS /Own /BPC 1 /D [1 0] /I true /F /DCT /DP null /L 5 ID 00> EI',
    '/ColorSpace << /Own [/CalGray << /Gamma 2 >>] >>',
  );
  expect(asWritten(images[0]?.dict)).toBe(
    '<< /Type /XObject /Subtype /Image /Width 2 /Height 1 /ColorSpace [ /CalGray << /Gamma 2 >> ] /BitsPerComponent 1 /Decode [ 1 0 ] /Interpolate true /Filter /DCTDecode /DecodeParms null >>',
  );
  expect(asWritten(read('BI /IM true /CS [/I /RGB 1 <00>] ID x EI').images[0]?.dict)).toBe(
    '<< /Type /XObject /Subtype /Image /ImageMask true /ColorSpace [ /Indexed /DeviceRGB 1 <00> ] >>',
  );
});

test.each([
  ['/F /AHx', '6162>'],
  ['/F [/A85 /AHx]', `${ascii85('6162>')}~>`],
  ['/F /Fl', deflateSync(Buffer.from('ab')).toString('latin1')],
])('it is in the clear where it was coded by %s', (filter, data) => {
  const { images } = read(`BI ${GREY} ${filter} ID ${data}\nEI Q`);
  expect(Buffer.from(images[0]?.contents ?? []).toString()).toBe('ab');
  expect(asWritten(images[0]?.dict)).not.toContain('Filter');
});

describe('where its pixels end', () => {
  test('is told by their number, also where they look like the end', () => {
    expect(pixelsOf(read('BI /W 9 /H 1 /CS /G /BPC 8 ID ab EI cde EI Q'))).toBe('ab EI cde ');
  });

  test('is told by their coding, also where it looks like the end', () => {
    const clear = Buffer.from('stored EI stored');
    const stored = deflateSync(clear, { level: 0 }).toString('latin1');
    expect(pixelsOf(read(`BI /W 16 /H 1 /CS /G /BPC 8 /F /Fl ID ${stored}\nEI Q`))).toBe('stored EI stored');
  });

  test('is where EI stands alone before what can be content', () => {
    expect(pixelsOf(read(`BI ${GREY} /F /DCT ID aEI bEIc EI \x80 EI Q`))).toBe('aEI bEIc EI \x80 ');
  });

  test.each([`BI ${GREY} ID a`, `BI ${GREY} ID ab EIQ`, `BI ${GREY}`, 'BI /W ( ID ab EI'])(
    'cannot be told in %j',
    (content) => {
      expect(read(content).found).toBeUndefined();
    },
  );
});
