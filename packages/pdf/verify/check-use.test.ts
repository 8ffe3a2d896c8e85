import { deflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { checkUse } from './check-use.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

const found = (bodies: Parameters<typeof plainFile>[0]) =>
  checkUse(readObjects(plainFile(bodies))).map(({ code, detail }) => `${code}: ${detail}`);

/** A page with one content stream, object 2, and what further objects there are. */
const page = (content: string | Buffer, resources: string, ...more: Parameters<typeof plainFile>[0]) =>
  found([`<< /Type /Page /Resources << ${resources} >> /Contents 2 0 R >>`, { keys: '', data: content }, ...more]);

const form = (keys: string) => ({ keys, data: 'BT /R 9 Tf ET' });
const font = (resources: string) =>
  `<< /CharProcs << /a 2 0 R /b 3 0 R >> /Resources << /XObject << ${resources} >> >> >>`;

describe('what a page could draw', () => {
  test.each([
    ['ExtGState', '/R gs'],
    ['ColorSpace', '/R cs'],
    ['ColorSpace', '/R CS'],
    ['Pattern', '/R scn'],
    ['Pattern', '0.5 /R SCN'],
    ['Shading', '/R sh'],
    ['XObject', 'q 1 0 0 1 0 0 cm /R Do Q'],
    ['Font', 'BT /R 12 Tf (words) Tj ET'],
    ['Font', 'BT /R -1.5 Tf ET'],
    ['Font', 'BT /#52 +.5 Tf ET'],
    ['XObject', '% words (\n/R Do'],
    ['XObject', '% words (\r/R Do'],
    ['XObject', '[(a) <41>] TJ ) > ] { } /R Do'],
  ])('is drawn: %s by %s', (category, content) => {
    expect(page(content, `/${category} << /R 3 0 R >>`, '<< >>')).toEqual([]);
    expect(page(content, `/${category} << /R 3 0 R /S 3 0 R >>`, '<< >>')).toEqual([
      `unused-object: object 1: ${category} S is not drawn`,
    ]);
    const other = category === 'Font' ? 'XObject' : 'Font';
    expect(page(content, `/${other} << /R 3 0 R >>`, '<< >>')).toEqual([
      `unused-object: object 1: ${other} R is not drawn`,
    ]);
  });

  test.each(['', '/R gs', '/R pop 12 Do', '% /R Do', '(/R Do)', '/R Do1', '/Rx Do', '/R q Do'])(
    'is not drawn by "%s"',
    (content) => {
      expect(page(content, '/XObject << /R 3 0 R >>', '<< >>')).toEqual([
        'unused-object: object 1: XObject R is not drawn',
      ]);
    },
  );

  test('is read from resources that stand elsewhere, and from content that is deflated', () => {
    const elsewhere = found([
      '<< /Resources 3 0 R /Contents 2 0 R >>',
      { keys: '', data: '' },
      '<< /XObject 4 0 R >>',
      '<< /R 5 0 R >>',
      '<< >>',
    ]);
    expect(elsewhere).toEqual(['unused-object: object 1: XObject R is not drawn']);
    const deflated = { keys: '/Filter /FlateDecode', data: deflateSync('/R Do') };
    expect(found(['<< /Resources << /XObject << /R 3 0 R >> >> /Contents 2 0 R >>', deflated, '<< >>'])).toEqual([]);
    expect(found(['<< /Resources << /XObject << /R 3 0 R >> >> >>', '<< >>', '<< >>'])).toEqual([
      'unused-object: object 1: XObject R is not drawn',
    ]);
  });

  test('is drawn by forms without resources of their own, and not by those with', () => {
    const resources = '/XObject << /F 3 0 R >> /Font << /R 4 0 R >>';
    expect(page('/F Do', resources, form('/Subtype /Form'), '<< >>')).toEqual([]);
    const unused = ['unused-object: object 1: Font R is not drawn'];
    expect(page('/F Do', resources, form('/Subtype /Form /Resources << >>'), '<< >>')).toEqual(unused);
    expect(page('/F Do', resources, form('/Subtype /Image'), '<< >>')).toEqual(unused);
    expect(page('/F Do', resources, '<< /Subtype /Form >>', '<< >>')).toEqual(unused);
  });

  test('is looked at in each form that has resources', () => {
    const painted = { keys: '/Subtype /Form /Resources << /XObject << /R 1 0 R /S 1 0 R >> >>', data: '/R Do' };
    expect(found(['<< >>', painted])).toEqual(['unused-object: object 2: XObject S is not drawn']);
  });

  test('is looked at in the glyphs of a font, wherever it stands', () => {
    const glyphs = [{ keys: '', data: '/R Do' }, { keys: '', data: '/S Do' }, '<< >>'];
    expect(found([font('/R 4 0 R /S 4 0 R'), ...glyphs])).toEqual([]);
    expect(found([font('/R 4 0 R /T 4 0 R'), ...glyphs])).toEqual([
      'unused-object: font in object 1: XObject T is not drawn',
    ]);
    const inside = `<< /Fonts << /F ${font('/T 4 0 R')} >> >>`;
    expect(found([inside, ...glyphs])).toEqual(['unused-object: font in object 1: XObject T is not drawn']);
  });

  test.each(['BI', 'BDC', 'DP'])('cannot be told where content holds %s, which the builder never writes', (word) => {
    expect(() => page(`/Span << /ActualText (x) >> ${word}`, '/Font << >>')).toThrow(`${word} in a content stream`);
  });

  test('cannot be told where content does not decode', () => {
    expect(() =>
      found(['<< /Resources << >> /Contents 2 0 R >>', { keys: '/Filter /FlateDecode', data: 'x' }]),
    ).toThrow('the content of object 2');
  });
});

test.each(['DefaultGray', 'DefaultRGB', 'DefaultCMYK'])(
  'may hold %s without naming it, as a colour space only',
  (name) => {
    expect(page('', `/ColorSpace << /${name} 3 0 R >>`, '<< >>')).toEqual([]);
    expect(page('', `/Font << /${name} 3 0 R >>`, '<< >>')).toEqual([
      `unused-object: object 1: Font ${name} is not drawn`,
    ]);
  },
);
