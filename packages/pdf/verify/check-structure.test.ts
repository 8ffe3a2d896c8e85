import { describe, expect, test } from 'vitest';

import { checkStructure, isTagged } from './check-structure.ts';
import { plainFile } from './plain-file.ts';
import { readObjects } from './read-objects.ts';

const CATALOG = '<< /Type /Catalog /Pages 2 0 R /Lang (en) >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const RESOURCES = '<< /XObject << /X0 5 0 R >> >>';
const page = (keys = '', resources = RESOURCES) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources ${resources} /Contents 4 0 R ${keys} >>`;
const CONTENT = { keys: '', data: '/X0 Do' };
const form = (keys = '') => ({
  keys: `/Type /XObject /Subtype /Form /FormType 1 /BBox [0 0 9 9] /Matrix [1 0 0 1 0 0] /Resources << >> /Group << >> ${keys}`,
  data: '',
});
const image = (keys = '') => ({
  keys: `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Interpolate true /Decode [0 1]
  /Intent /Perceptual /ImageMask false /Mask [0 0] /SMaskInData 0 /Matte [0] ${keys}`,
  data: 'x',
});

const known = (keys: string) =>
  keys
    .split(' ')
    .map((key) => `/${key} 1`)
    .join(' ');

const found = (bodies: Parameters<typeof plainFile>[0], trailer?: string) =>
  checkStructure(readObjects(plainFile(bodies, trailer)));
const details = (...given: Parameters<typeof found>) => found(...given).map(({ code, detail }) => `${code}: ${detail}`);

describe('the structure of an extract', () => {
  test('is what a page needs to be drawn, and nothing else', () => {
    expect(found([CATALOG, PAGES, page(), CONTENT, form()])).toEqual([]);
    expect(found([CATALOG, PAGES, page(), CONTENT, image('/SMask 6 0 R'), image()])).toEqual([]);
    expect(
      found([CATALOG, PAGES, page(), CONTENT, form()], '/Size 6 /ID [<00> <00>] /Info << /Title (Released) >>'),
    ).toEqual([]);
    expect(found([CATALOG, PAGES, page(), CONTENT, form(), '<< /Title (Released) >>'], '/Info 6 0 R')).toEqual([]);
  });

  test.each([
    [
      'of the catalog',
      [CATALOG.replace('/Lang', '/Outlines'), PAGES, page(), CONTENT, form()],
      'object 1: Catalog with Outlines',
    ],
    [
      'of the page tree',
      [CATALOG, PAGES.replace('/Count', '/Note (words) /Count'), page(), CONTENT, form()],
      'object 2: Pages with Note',
    ],
    ['of a page', [CATALOG, PAGES, page('/PieceInfo (words)'), CONTENT, form()], 'object 3: Page with PieceInfo'],
    [
      'of a form',
      [CATALOG, PAGES, page(), CONTENT, form('/LastModified (D:2026)')],
      'object 5: XObject with LastModified',
    ],
    ['of an image', [CATALOG, PAGES, page(), CONTENT, image('/Name (words)')], 'object 5: XObject with Name'],
    [
      'of a dictionary of no kind',
      [CATALOG, PAGES, page('', '<< /XObject << /X0 5 0 R >> /Properties << >> >>'), CONTENT, form()],
      'object 3: dictionary with Properties',
    ],
    [
      'in a list',
      [
        CATALOG,
        PAGES,
        page('', '<< /XObject << /X0 5 0 R >> /ColorSpace << /C [/Lab << /URI (words) >>] >> >>'),
        CONTENT,
        form(),
      ],
      'object 3: dictionary with URI',
    ],
  ])('has no other key %s', (_, bodies, detail) => {
    expect(details(bodies)).toEqual([`unexpected-key: ${detail}`]);
  });

  test.each([
    [
      'Font',
      'Type Subtype BaseFont Name FirstChar LastChar Widths FontDescriptor Encoding ToUnicode FontBBox FontMatrix CharProcs Resources DescendantFonts CIDSystemInfo DW W DW2 W2 CIDToGIDMap',
    ],
    ['ExtGState', 'Type LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 FL SM SA BM SMask CA ca AIS TK'],
    [
      'Pattern',
      'Type PatternType PaintType TilingType BBox XStep YStep Matrix Resources Shading ExtGState Length Filter DecodeParms',
    ],
    ['Shading', 'ShadingType ColorSpace Background BBox AntiAlias Coords Domain Function Extend'],
  ])('has nothing in a %s but what draws, whatever it calls itself', (category, keys) => {
    const resources = (more: string) =>
      `<< /XObject << /X0 5 0 R >> /${category} << /F << ${known(keys)} ${more} >> >> >>`;
    expect(details([CATALOG, PAGES, page('', resources('')), CONTENT, form()])).toEqual([]);
    for (const more of ['/Note (Anna)', '/CharSet (Anna)', '/FontFamily (Anna)', '/B 1', '/OC 1', '/HT 1']) {
      expect(details([CATALOG, PAGES, page('', resources(more)), CONTENT, form()])[0]).toMatch(
        /^unexpected-key: object 3: dictionary with (Note|CharSet|FontFamily|B|OC|HT)$/,
      );
    }
  });

  test.each([
    ['FontDescriptor', 'Type FontName Flags FontBBox Ascent StemV Lang FontFile FontFile2 FontFile3', 'CharSet'],
    ['FontDescriptor', 'FontName', 'FontFamily'],
    ['Encoding', 'Type BaseEncoding Differences', 'Words'],
    ['CIDSystemInfo', 'Registry Ordering Supplement', 'Words'],
  ])('has nothing under %s of a font but what draws', (key, keys, other) => {
    const resources = (more: string) =>
      `<< /XObject << /X0 5 0 R >> /Font << /F << /${key} << ${known(keys)} ${more} >> >> >> >>`;
    expect(details([CATALOG, PAGES, page('', resources('')), CONTENT, form()])).toEqual([]);
    expect(details([CATALOG, PAGES, page('', resources(`/${other} 1`)), CONTENT, form()])).toEqual([
      `unexpected-key: object 3: dictionary with ${other}`,
    ]);
  });

  test.each(['B', 'OC', 'Contents', 'Kids', 'Annots', 'Metadata', 'Type', 'Parent', 'Length'])(
    'may have a font, a picture, a state and a glyph that is called %s',
    (name) => {
      const resources = `<< /XObject << /${name} 5 0 R >> /ExtGState << /${name} << /CA 1 >> >> /Font << /${name} << /CharProcs << /${name} 6 0 R >> >> >> >>`;
      expect(details([CATALOG, PAGES, page('', resources), CONTENT, form(), { keys: '', data: '' }])).toEqual([]);
    },
  );

  test('judges an object at each place where it stands', () => {
    const resources = '<< /XObject << /X0 5 0 R >> /ExtGState << /G 6 0 R >> /Shading << /S 6 0 R >> >>';
    expect(details([CATALOG, PAGES, page('', resources), CONTENT, form(), '<< /CA 1 >>'])).toEqual([
      'unexpected-key: object 6: dictionary with CA',
    ]);
  });

  test('has strings where words may be, and nowhere else', () => {
    const spaces = '/ColorSpace << /C [/Indexed /DeviceGray 0 (words)] >>';
    const good = `<< /XObject << /X0 5 0 R >> ${spaces} >>`;
    expect(details([CATALOG, PAGES, page('', good), CONTENT, form()])).toEqual([]);
    const bad = `<< /XObject << /X0 5 0 R >> /ExtGState << /G << /D [(words)] >> >> >>`;
    expect(details([CATALOG, PAGES, page('', bad), CONTENT, form()])).toEqual(['unexpected-key: object 3: a string']);
  });

  test.each(
    `Contents Kids Annots AA OpenAction Outlines Names Dests AcroForm StructTreeRoot StructParent StructParents MarkInfo Metadata PieceInfo
    LastModified AF EmbeddedFiles EF JS JavaScript OCProperties OCGs OC Thumb B Threads PageLabels Perms Legal Collection SpiderInfo OPI
    Alternates Ref Prev XRefStm Encrypt Extensions Requirements DSS Measure PtData URI ActualText Alt Properties`
      .trim()
      .split(/\s+/),
  )('has no key %s in what a page draws with', (key) => {
    const resources = `<< /XObject << /X0 5 0 R >> /ExtGState << /G << /${key} 1 >> >> >>`;
    expect(details([CATALOG, PAGES, page('', resources), CONTENT, form()])).toEqual([
      `unexpected-key: object 3: dictionary with ${key}`,
    ]);
  });

  test.each(
    'Annot Action Outlines StructTreeRoot StructElem Filespec EmbeddedFile ObjStm XRef OCG OCMD Metadata Sig'.split(
      ' ',
    ),
  )('has no object of the type %s', (type) => {
    const resources = `<< /XObject << /X0 5 0 R >> /ExtGState << /G << /Type /${type} >> >> >>`;
    expect(details([CATALOG, PAGES, page('', resources), CONTENT, form()])).toEqual([
      `unexpected-key: object 3: type ${type}`,
    ]);
  });

  test.each(['Prev 9', 'XRefStm 9', 'Encrypt << >>', 'Words (of somebody)'])('has no trailer with %s', (key) => {
    const name = key.split(' ')[0] ?? '';
    expect(details([CATALOG, PAGES, page(), CONTENT, form()], `/${key}`)).toContain(
      `unexpected-key: trailer: dictionary with ${name}`,
    );
  });

  test('says nothing about itself but its title', () => {
    expect(details([CATALOG, PAGES, page(), CONTENT, form(), '<< /Author /Somebody >>'], '/Info 6 0 R')).toEqual([
      'unexpected-key: object 6: dictionary with Author',
    ]);
    expect(details([CATALOG, PAGES, page(), CONTENT, form()], '/Info << /Author /Somebody >>')).toEqual([
      'unexpected-key: trailer: dictionary with Author',
    ]);
    expect(details([CATALOG, PAGES, page(), CONTENT, form()], '/Info 9 0 R')).toEqual([]);
  });

  test('has no object that nothing leads to', () => {
    expect(details([CATALOG, PAGES, page(), CONTENT, form(), '<< /Words (of somebody) >>'])).toEqual([
      'unused-object: object 6 is not reached',
    ]);
    expect(details([CATALOG, PAGES, page('', '<< >>'), CONTENT, form()])).toEqual([
      'unused-object: object 5 is not reached',
    ]);
  });
});

const tagged = (bodies: Parameters<typeof plainFile>[0], trailer?: string) =>
  isTagged(readObjects(plainFile(bodies, trailer)));

test('a file is tagged where its catalog says so, wherever that stands', () => {
  expect(tagged(['<< /Type /Catalog /StructTreeRoot 2 0 R >>', '<< >>'])).toBe(true);
  expect(tagged([CATALOG, '<< /StructTreeRoot 1 0 R >>'])).toBe(false);
  expect(tagged(['[ /StructTreeRoot ]'])).toBe(false);
});
