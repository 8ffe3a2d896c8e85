import { PDFName } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';

import { Copying, FORM } from './copying.ts';

const widths = (found: string) => Array.from(found.matchAll(/\/Widths \[([^\]]*)\]/g), ([, list]) => list).join(' | ');

describe('fonts', () => {
  const font =
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 65 /LastChar 70 /Widths [1 2 3 4 5 6] >>';

  test.each([
    ['by the content', '/F 9 Tf (AC) Tj', '1 0 3'],
    ['before it has chosen a font', '(A) Tj /F 9 Tf (B) Tj', '1 2'],
    ['by none', '/F 9 Tf', '0'],
  ])('have the letters that are shown %s', (_, content, expected) => {
    expect(widths(new Copying().used(content, `/Font << /F ${font} /Other ${font} >>`))).toBe(expected);
  });

  test.each([
    ['with resources', '/Resources << >>', '(C) Tj', '1 0 3'],
    ['without resources', '', '(C) Tj', '1 0 3'],
    ['with a font of its own', `/Resources << /Font << /F ${font} >> >>`, '/F 9 Tf (C) Tj', '3 | 1'],
  ])('have the letters that a form shows %s', (_, keys, content, expected) => {
    const copying = new Copying();
    const form = copying.stream(`${FORM} ${keys}`, content);
    const found = copying.used('/F 9 Tf (A) Tj /X Do', `/Font << /F ${font} >> /XObject << /X ${form} >>`);
    expect(widths(found)).toBe(expected);
  });

  test('have the letters that forms in a form show, each read once', () => {
    const copying = new Copying();
    const inner = copying.stream(`${FORM} /Resources << >>`, '(F) Tj');
    const outer = copying.stream(`${FORM} /Resources << /XObject << /I ${inner} >> >>`, '/I Do');
    const resources = `/Font << /F ${font} >> /XObject << /X ${outer} /Y ${inner} >>`;
    expect(widths(copying.used('/F 9 Tf (A) Tj /X Do', resources))).toBe('1 0 0 0 0 6');
    expect(widths(copying.used('/F 9 Tf (A) Tj /Y Do /X Do', resources))).toBe('1 0 0 0 0 6');
  });

  test('end where forms with resources paint each other', () => {
    const copying = new Copying();
    const loop = copying.objects.stream(FORM, '(B) Tj /I Do');
    loop.dict.set(
      PDFName.of('Resources'),
      copying.objects.object(`<< /XObject << /I ${copying.objects.ref(loop)} >> >>`),
    );
    expect(
      widths(copying.used('/F 9 Tf /X Do', `/Font << /F ${font} >> /XObject << /X ${copying.objects.ref(loop)} >>`)),
    ).toBe('2');
  });

  test('that are none become nothing', () => {
    expect(new Copying().used('/F 9 Tf', '/Font << /F (words) >>')).toBe('<< /Font << /F null >> >>');
  });

  test('of a graphics state have whatever its content shows', () => {
    const found = new Copying().used(
      '/S gs (A) Tj /F 9 Tf (C) Tj',
      `/ExtGState << /S << /Type /ExtGState /LW 2 /Font [${font} 12] >> >> /Font << /F << /Type /Font /BaseFont /X >> >>`,
    );
    expect(found).toMatch(/^<< \/ExtGState << \/S << \/Type \/ExtGState \/LW 2 \/Font \[<< .* >> 12\] >> >>/);
    expect(widths(found)).toBe('1 0 3');
  });

  test.each(['(words)', '[]', `[${font}]`, '[(words) 12]', `[${font} 12 (words)]`])(
    'of a graphics state that are %s do not come along',
    (written) => {
      expect(new Copying().used('/S gs', `/ExtGState << /S << /LW 2 /Font ${written} >> >>`)).toBe(
        '<< /ExtGState << /S << /LW 2 >> >> >>',
      );
    },
  );
});

const drawing = (copying: Copying, keys = '') => {
  const glyph = (name: string) => copying.stream('/Words (w)', `9 0 d0 /G${name} gs`);
  const procedures = `/CharProcs << /a ${glyph('a')} /b ${glyph('b')} /c ${glyph('c')} >>`;
  return `<< /Type /Font /Subtype /Type3 /Words (w) ${procedures} /Encoding << /Differences [65 /a /b /c] /Words (w) >> ${keys} >>`;
};

describe('a font that draws its letters', () => {
  const states = '/ExtGState << /Ga << /CA 1 >> /Gb << /CA 2 >> /Gc << /CA 3 >> >>';

  test('is left with the letters that are shown, and what these draw with', () => {
    const copying = new Copying();
    const more = '/Pattern << /P << /PatternType 2 >> >>';
    expect(
      copying.used('/F 9 Tf (CA) Tj', `/Font << /F ${drawing(copying, `/Resources << ${states} ${more} >>`)} >>`),
    ).toBe(
      '<< /Font << /F << /Type /Font /Subtype /Type3 /CharProcs << /a << /Filter /FlateDecode >>{9 0 d0 /Ga gs} /c << /Filter /FlateDecode >>{9 0 d0 /Gc gs} >> /Encoding << /Type /Encoding /Differences [65 /a 67 /c] >> /Resources << /ExtGState << /Ga << /CA 1 >> /Gc << /CA 3 >> >> >> >> >> >>',
    );
  });

  test('keeps widths and meanings of letters that are shown, and no keys of other fonts', () => {
    const copying = new Copying();
    const table = copying.stream('', '1 beginbfrange <41> <43> <0061> endbfrange % words');
    const keys = `/FirstChar 65 /LastChar 67 /Widths [1 2 3] /ToUnicode ${table} /DescendantFonts [(w)]`;
    const found = copying.used('/F 9 Tf (B) Tj', `/Font << /F ${drawing(copying, keys)} >>`);
    expect(widths(found)).toBe('2');
    expect(found).toContain('/FirstChar 66 /LastChar 66');
    expect(found).toContain('1 beginbfchar\n<42> <0062>\nendbfchar');
    expect(found).not.toMatch(/words|Descendant|0061|0063/);
  });

  test('draws with the resources around it where it has none (ISO 32000-1, table 112)', () => {
    const copying = new Copying();
    expect(copying.used('/F 9 Tf (B) Tj', `/Font << /F ${drawing(copying)} >> ${states}`)).toContain(
      '/Resources << /ExtGState << /Gb << /CA 2 >> >> >>',
    );
  });

  test('has no resources where there are none to have', () => {
    const copying = new Copying();
    expect(copying.used('/F 9 Tf (B) Tj', `/Font << /F ${drawing(copying, '/Resources (words)')} >>`)).toContain(
      '/Resources << >>',
    );
  });

  test('may draw them with each other, and with many', () => {
    const copying = new Copying();
    const font = copying.objects.dictionary(
      '<< /Type /Font /Subtype /Type3 /Encoding << /Differences [65 /a /b] >> >>',
    );
    const ref = copying.objects.ref(font);
    const glyph = copying.stream('', '/F 9 Tf (AB) Tj');
    font.set(PDFName.of('CharProcs'), copying.objects.object(`<< /a ${glyph} /b ${glyph} >>`));
    expect(copying.used('/F 9 Tf (A) Tj', `/Font << /F ${ref} >>`)).toContain('/Differences [65 /a 66 /b]');
    expect(copying.to.enumerateIndirectObjects().length).toBeLessThan(10);
  });

  test('is another where other resources are around it', () => {
    const copying = new Copying();
    const ref = copying.objects.ref(copying.objects.object(drawing(copying)));
    const around = (opacity: number) =>
      copying.used('/F 9 Tf (B) Tj', `/Font << /F ${ref} >> /ExtGState << /Gb << /CA ${opacity} >> >>`);
    expect([around(4), around(5)].map((found) => /CA (\d)/.exec(found)?.[1])).toEqual(['4', '5']);
  });
});
