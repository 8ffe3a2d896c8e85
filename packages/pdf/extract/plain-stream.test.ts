import { deflateSync, inflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { fax, jbig2, jpeg, jpeg2000, profile, segment } from '../../../test/pdf/adversarial/codings.ts';
import { plainJbig2 } from './plain-jbig2.ts';
import { plainStream } from './plain-stream.ts';
import { asWritten, WrittenObjects } from './written-objects.ts';

const words = Buffer.from('words of somebody');

describe('a stream that is no content', () => {
  const objects = new WrittenObjects();
  const [plain, given] = [jpeg([[10, 200]], []), jpeg([[10, 200]], [segment(0xfe, words)])];
  const seen = (keys: string, data: Buffer) => {
    const { contents, coding } = plainStream(objects.stream(keys, data));
    return {
      contents: Buffer.from(contents),
      coding: coding && [asWritten(coding.filter), coding.parameters && asWritten(coding.parameters)],
    };
  };

  test.each<[string, Buffer]>([
    ['/DCTDecode', given],
    ['/DCT', given],
    ['[/DCTDecode]', given],
    ['[/FlateDecode /DCTDecode]', deflateSync(given)],
    ['[/Fl /DCT]', deflateSync(given)],
    ['[/ASCIIHexDecode /FlateDecode /DCTDecode]', Buffer.from(`${deflateSync(given).toString('hex')}>`)],
    ['[/AHx /DCTDecode]', Buffer.from(`${given.toString('hex')}>`)],
  ])('coded as %s loses the words of its camera', (filter, data) => {
    expect(seen(`/Subtype /Image /Filter ${filter}`, data)).toEqual({
      contents: plain,
      coding: ['/DCTDecode', undefined],
    });
  });

  test.each([
    ['/DCTDecode /DecodeParms << /ColorTransform 0 >>', given, '<< /ColorTransform 0 >>'],
    [
      '[/FlateDecode /DCTDecode] /DecodeParms [null << /ColorTransform 0 >>]',
      deflateSync(given),
      '<< /ColorTransform 0 >>',
    ],
    ['[/FlateDecode /DCTDecode] /DecodeParms [<< /Columns 1 >>]', deflateSync(given), undefined],
  ])('coded as %s keeps the parameters of its own coding', (filter, data, parameters) => {
    expect(seen(`/Subtype /Image /Filter ${filter}`, data).coding).toEqual(['/DCTDecode', parameters]);
  });

  test('is refused where the codings around an image cannot be taken off', () => {
    expect(() => seen('/Subtype /Image /Filter [/Unknown /DCTDecode]', given)).toThrow(
      expect.objectContaining({ code: 'unreadable-source' }),
    );
    expect(() => seen('/Subtype /Image /Filter [5 /DCTDecode]', given)).toThrow(
      expect.objectContaining({ code: 'unreadable-source' }),
    );
  });

  test('in JPEG 2000 loses its boxes of words', () => {
    const { contents, coding } = seen('/Subtype /Image /Filter /JPXDecode', jpeg2000([['xml ', words.toString()]], ''));
    expect(coding).toEqual(['/JPXDecode', undefined]);
    expect(contents.includes('jp2c')).toBe(true);
    expect(contents.includes('somebody')).toBe(false);
  });

  test.each([
    ['/FlateDecode', undefined],
    ['/Fl', undefined],
    ['[/FlateDecode]', undefined],
    ['/FlateDecode /DecodeParms << /Predictor 1 >>', '<< /Predictor 1 >>'],
  ])('coded as %s loses what follows its pixels', (filter, parameters) => {
    const pixels = deflateSync(Buffer.alloc(64));
    expect(seen(`/Subtype /Image /Filter ${filter}`, Buffer.concat([pixels, words]))).toEqual({
      contents: pixels,
      coding: ['/FlateDecode', parameters],
    });
  });

  test.each([
    ['/CCITTFaxDecode /DecodeParms << /K -1 >>', fax('words'), fax('')],
    ['/CCF /DecodeParms << /K -1 >>', fax('words'), fax('')],
    ['/CCITTFaxDecode', fax('words'), fax('words')],
    ['/JBIG2Decode', jbig2('words'), plainJbig2(jbig2(''))],
  ])('coded as %s ends where its page does', (filter, data, left) => {
    expect(seen(`/Subtype /Image /Filter ${filter}`, data).contents).toEqual(left);
  });

  test.each([
    '/Subtype /Image',
    '/Filter /DCTDecode',
    '/Subtype /Image /Filter [/DCTDecode /FlateDecode]',
    '/FunctionType 0',
  ])('with %s stays as it is', (keys) => {
    expect(seen(keys, given)).toEqual({ contents: given, coding: undefined });
  });

  test('that is a colour profile is written anew without words', () => {
    const colours = profile([['desc', words.toString()]]);
    for (const [keys, data] of [
      ['/N 3', colours],
      ['/N 3 /Type /Words', colours],
      ['/N 3 /Filter /FlateDecode', deflateSync(colours)],
    ] as const) {
      const { contents, coding } = seen(keys, data);
      const clear = inflateSync(contents);
      expect(coding).toEqual(['/FlateDecode', undefined]);
      expect(clear.includes('acsp')).toBe(true);
      expect(clear.includes('somebody')).toBe(false);
    }
  });

  test.each([
    ['{ 2 mul % words of somebody\n 1 exch sub }', '{ 2 mul 1 exch sub }'],
    ['{dup 0 lt{pop 0}{2 mul}ifelse} words of somebody', '{ dup 0 lt { pop 0 } { 2 mul } ifelse }'],
    ['{ (words) 1 }', '{ 1 }'],
    ['% words\n{ 1 }', '{ 1 }'],
    ['words of somebody', '}'],
    ['{ words of somebody', ''],
    ['', ''],
  ])('that is the program of a function, %j, is left with what computes', (program, plainly) => {
    const { contents, coding } = seen('/FunctionType 4', Buffer.from(program));
    expect(coding).toEqual(['/FlateDecode', undefined]);
    expect(inflateSync(contents).toString()).toBe(plainly);
  });
});
