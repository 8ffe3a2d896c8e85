import { deflateSync } from 'node:zlib';

import { PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { Copying, FORM, whole } from './copying.ts';
import { Unreleasable } from './unreleasable.ts';

describe('comes along', () => {
  test.each([
    ['5', 'plain', '5'],
    ['(words)', 'words', '(words)'],
    ['(words)', 'plain', 'null'],
    ['<776f726473>', 'state', 'null'],
    ['[1 [2 /N] (c)]', 'plain', '[1 [2 /N] null]'],
    ['<< /Words 1 >>', 'plain', 'null'],
    ['[<< /Words 1 >>]', 'plain', '[null]'],
    ['<< /S /Transparency /K true /Metadata (words) /Parent 9 0 R >>', 'group', '<< /S /Transparency /K true >>'],
    ['<< /S /Transparency /CS (words) >>', 'group', '<< /S /Transparency /CS null >>'],
    ['<< /Font << /Words 1 >> /CA 1 >>', 'state', '<< /CA 1 >>'],
    ['<< /TR << /FunctionType 2 /N 1 /Words (w) >> >>', 'state', '<< /TR << /FunctionType 2 /N 1 >> >>'],
    ['<< /TR [<< /FunctionType 2 >> /Identity] >>', 'state', '<< /TR [<< /FunctionType 2 >> /Identity] >>'],
    ['99 0 R', 'plain', 'null'],
  ] as const)('of %s as %s: %s', (written, place, copied) => {
    expect(new Copying().of(written, place)).toBe(copied);
  });

  test.each([
    ['<< /FontName /F /CharSet (/A/B) /Panose (w) /FontFamily (Georgia) >>', 'descriptor', '<< /FontName /F >>'],
    ['<< /Type /ExtGState /FontName /F /CharSet (/A/B) /LW 1 >>', 'descriptor', '<< /Type /ExtGState /FontName /F >>'],
    ['<< /Type /FontDescriptor /CA 1 /FontName /F >>', 'state', '<< /Type /FontDescriptor /CA 1 >>'],
    ['<< /Registry (Adobe) /Words (w) >>', 'collection', '<< /Registry (Adobe) >>'],
  ] as const)('of %s what belongs to its place, whatever it calls itself: %s', (written, place, copied) => {
    expect(new Copying().of(written, place)).toBe(copied);
  });

  test.each([
    ['[/CalRGB << /Gamma [1 1 1] /Words (w) >>]', '[/CalRGB << /Gamma [1 1 1] >>]'],
    ['[/Lab << /Range [0 1] >> << /Words 1 >>]', '[/Lab << /Range [0 1] >> null]'],
    ['[/Indexed /DeviceRGB 1 <000000ffffff>]', '[/Indexed /DeviceRGB 1 <000000ffffff>]'],
    ['[/Indexed [/Indexed /DeviceGray 0 <00>] 0 (a)]', '[/Indexed [/Indexed /DeviceGray 0 <00>] 0 (a)]'],
    ['[/Pattern [/CalGray << /Gamma 2 >>]]', '[/Pattern [/CalGray << /Gamma 2 >>]]'],
    [
      '[/Separation /Red /DeviceRGB << /FunctionType 2 /N 1 >>]',
      '[/Separation /Red /DeviceRGB << /FunctionType 2 /N 1 >>]',
    ],
    [
      '[/DeviceN [/Red /Blue] /DeviceRGB << /FunctionType 2 >> << /Colorants << /Words (w) >> >>]',
      '[/DeviceN [/Red /Blue] /DeviceRGB << /FunctionType 2 >> null]',
    ],
    ['[/Words << /Gamma 1 >>]', '[/Words null]'],
    ['[]', '[]'],
  ])('of the colours %s: %s', (written, copied) => {
    expect(new Copying().of(written, 'colours')).toBe(copied);
  });

  test('what is referred to, once for each place', () => {
    const copying = new Copying();
    const shared = copying.objects.ref(copying.objects.object('<< /FunctionType 2 >>'));
    const copied = copying.copy.copy(copying.objects.object(`[${shared} ${shared}]`), 'function');
    expect(whole(copied, copying.to)).toBe('[<< /FunctionType 2 >> << /FunctionType 2 >>]');
    expect(copying.to.enumerateIndirectObjects()).toHaveLength(1);
    expect(copying.of(shared, 'state')).toBe('<< >>');
  });

  test('what leads to itself, as it is', () => {
    const copying = new Copying();
    const loop = copying.objects.dictionary('<< /FunctionType 3 >>');
    loop.set(PDFName.of('Functions'), copying.objects.context.register(loop));
    expect(copying.of(copying.objects.ref(loop), 'function')).toMatch(
      /^<< \/FunctionType 3 \/Functions << \/FunctionType 3 \/Functions /,
    );
  });

  test('nothing of a page, an annotation or a file, wherever it is referred to', () => {
    const copying = new Copying();
    const refs = ['<< /Type /Page /A (words) >>', '<< /Type /Annot >>', '<< /Type /Filespec >>'].map((written) =>
      copying.objects.ref(copying.objects.object(written)),
    );
    expect(copying.of(`[${refs.join(' ')}]`, 'function')).toBe('[null null null]');
    expect(copying.of(`<< /SMask ${refs[0]} >>`, 'state')).toBe('<< >>');
  });

  test('no stream where another is asked for', () => {
    const copying = new Copying();
    const stream = copying.stream('/Length 5', 'words');
    expect(copying.of(`<< /ShadingType 1 /ColorSpace ${stream} /Function ${stream} >>`, 'shading')).toBe(
      '<< /ShadingType 1 >>',
    );
    expect(copying.of(stream, 'plain')).toBe('null');
  });

  test('nothing of a stream that is not raw', () => {
    const copying = new Copying();
    const made = copying.objects.context.contentStream([]);
    expect(whole(copying.copy.copy(made, 'bytes'), copying.to)).toBe('null');
  });
});

describe('a stream', () => {
  test('that is a picture keeps its own keys and coding', () => {
    const copying = new Copying();
    const pixels = deflateSync('pixels');
    const copied = copying.copy.copy(
      copying.objects.stream(
        '/Subtype /Image /Width 2 /Words (w) /Filter /FlateDecode /DecodeParms << /Colors 1 >>',
        pixels,
      ),
      'image',
    );
    expect(copied instanceof PDFRawStream && [whole(copied.dict, copying.to), Buffer.from(copied.contents)]).toEqual([
      '<< /Subtype /Image /Width 2 /Filter /FlateDecode /DecodeParms << /Colors 1 >> >>',
      pixels,
    ]);
  });

  test('that is a picture in a coding of its own is left with that coding and its parameters', () => {
    const copying = new Copying();
    const keys = '/Subtype /Image /Filter [/ASCIIHexDecode /DCTDecode] /DecodeParms [null << /ColorTransform 0 >>]';
    const copied = copying.copy.copy(copying.objects.stream(keys, 'ffd8ffd9>'), 'image');
    expect(
      copied instanceof PDFRawStream && [whole(copied.dict, copying.to), Buffer.from(copied.contents).toString('hex')],
    ).toEqual(['<< /Subtype /Image /Filter /DCTDecode /DecodeParms << /ColorTransform 0 >> >>', 'ffd8ffd9']);
  });

  test('that is a form is deflated, without words, with the resources that it uses', () => {
    const copying = new Copying();
    const form = copying.stream(
      `${FORM} /DecodeParms << /K 1 >> /StructParent 5 /Resources << /ExtGState << /G << /CA 1 >> /H << /CA 0 >> >> >>`,
      '/G gs % words',
    );
    expect(copying.of(form, 'xObject')).toBe(
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode /Resources << /ExtGState << /G << /CA 1 >> >> >> >>{/G gs }',
    );
  });

  test('that is a form without resources has none', () => {
    const copying = new Copying();
    expect(copying.of(copying.stream(FORM, 'q Q'), 'form')).toBe(
      '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode >>{q Q}',
    );
  });

  test('that is the content of a page or a glyph keeps no keys', () => {
    const copying = new Copying();
    const copied = copying.copy.content(copying.objects.stream('/Words (w) /DecodeParms null', 'q Q'), undefined);
    expect(whole(copied, copying.to)).toBe('<< /Filter /FlateDecode >>{q Q}');
  });

  test('that is a picture with a box is a picture still, not content', () => {
    const copying = new Copying();
    const picture = copying.stream(
      '/Type /XObject /Subtype /Image /Width 1 /BBox [0 0 9 9] /Resources << >>',
      'BI ID (',
    );
    expect(copying.of(picture, 'xObject')).toBe('<< /Type /XObject /Subtype /Image /Width 1 >>{BI ID (}');
    expect(() => copying.copy.finish()).not.toThrow();
  });

  test('with an inline image paints it by name', () => {
    const copying = new Copying();
    const tile = copying.stream('/PatternType 1 /BBox [0 0 1 1]', 'q BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q');
    expect(copying.of(tile, 'pattern')).toBe(
      '<< /PatternType 1 /BBox [0 0 1 1] /Filter /FlateDecode /Resources << /XObject << /Inline0 << /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray >>{x} >> >> >>{q /Inline0 Do  Q}',
    );
  });

  test('with an inline image whose end cannot be told cannot be released', () => {
    const copying = new Copying();
    const tile = copying.objects.stream('/PatternType 1 /BBox [0 0 1 1]', 'BI /W 1 /H 1 /BPC 8 /CS /G ID x');
    copying.copy.copy(tile, 'pattern');
    expect(() => copying.copy.finish()).toThrow(Unreleasable);
    expect(() => copying.copy.finish()).toThrow(expect.objectContaining({ objects: new Set([tile]) }));
  });
});

describe('of resources comes along what a content stream names, and no more', () => {
  test.each([
    ['ExtGState', '/A gs', '<< /CA 1 >>'],
    ['ColorSpace', '/A cs', '[/CalGray << /Gamma 1 >>]'],
    ['Pattern', '/Pattern cs /A scn', '<< /PatternType 2 >>'],
    ['Shading', '/A sh', '<< /ShadingType 2 >>'],
  ])('%s', (category, content, value) => {
    expect(new Copying().used(content, `/${category} << /A ${value} /B ${value} >> /Properties << /A (words) >>`)).toBe(
      `<< /${category} << /A ${value} >> >>`,
    );
  });

  test('the spaces of device colours with any', () => {
    expect(new Copying().used('', '/ColorSpace << /DefaultRGB /DeviceRGB /Own /DeviceRGB >>')).toBe(
      '<< /ColorSpace << /DefaultRGB /DeviceRGB >> >>',
    );
  });

  test('nothing of a category that is none', () => {
    expect(new Copying().used('/A gs', '/ExtGState (words) /XObject [1]')).toBe('<< >>');
  });

  test('a form, and a picture, and no other stream under the name of one', () => {
    const copying = new Copying();
    const [form, picture, other] = [
      copying.stream(FORM, 'q'),
      copying.stream('/Subtype /Image'),
      copying.stream('', 'words'),
    ];
    const found = copying.used('/A Do /B Do /C Do', `/XObject << /A ${form} /B ${picture} /C ${other} /D ${form} >>`);
    expect(found).toMatch(/^<< \/XObject << \/A << \/Type \/XObject [^{]*\{q\} \/B << \/Subtype \/Image >>\{\} >> >>$/);
  });

  test('what a form without resources names, which draws with those around it', () => {
    const copying = new Copying();
    const inner = copying.stream(FORM, '/G gs');
    const form = copying.stream(FORM, '/Y Do');
    const found = copying.used(
      '/X Do',
      `/XObject << /X ${form} /Y ${inner} /Z ${inner} >> /ExtGState << /G << /CA 1 >> /H << /CA 1 >> >>`,
    );
    expect(found).toContain('/ExtGState << /G << /CA 1 >> >>');
    expect(found).toContain('/Y ');
    expect(found).not.toContain('/Z ');
  });

  test('not what a form with resources names', () => {
    const copying = new Copying();
    const form = copying.stream(`${FORM} /Resources << >>`, '/G gs');
    expect(copying.used('/X Do', `/XObject << /X ${form} >> /ExtGState << /G << /CA 1 >> >>`)).not.toContain('/CA');
  });

  test('not what a picture seems to name', () => {
    const copying = new Copying();
    const picture = copying.stream('/Subtype /Image', '/G gs');
    expect(copying.used('/X Do', `/XObject << /X ${picture} >> /ExtGState << /G << /CA 1 >> >>`)).not.toContain('/CA');
  });

  test('also where forms paint each other, and where there are many', () => {
    const copying = new Copying();
    const found = copying.used(
      '/X Do',
      `/XObject << /X ${copying.stream(FORM, '/Y Do')} /Y ${copying.stream(FORM, '/X Do /G gs')} >> /ExtGState << /G << /CA 1 >> >>`,
    );
    expect(found).toContain('/CA 1');
    const names = Array.from({ length: 50 }, (_, index) => `/X${index}`);
    const forms = names.map((name, index) => `${name} ${copying.stream(FORM, `/G${index} gs`)}`).join(' ');
    const states = names.map((_, index) => `/G${index} << /CA 1 >>`).join(' ');
    expect(
      copying.used(`${names.join(' Do ')} Do`, `/XObject << ${forms} >> /ExtGState << ${states} >>`).match(/CA 1/g),
    ).toHaveLength(50);
  });
});
