import { describe, expect, test } from 'vitest';

import { fits, isForeign, isForm, keptKeys } from './kept-keys.ts';
import { WrittenObjects } from './written-objects.ts';

const objects = new WrittenObjects();
const keeps = (dictionary: string) => keptKeys(objects.dictionary(`<< ${dictionary} >>`));

describe('of a dictionary whose kind is known, nothing is kept but what its kind draws with', () => {
  test.each([
    ['a form', '/Subtype /Form', 'Length Filter DecodeParms Type Subtype FormType BBox Matrix Resources Group'],
    ['a form without a kind', '/Type /XObject /BBox [0 0 1 1]', 'BBox Matrix Resources Group'],
    [
      'an image',
      '/Subtype /Image',
      'Length Filter Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte',
    ],
    [
      'a font',
      '/Type /Font',
      'BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode CharProcs Resources DescendantFonts DW W DW2 W2 CIDToGIDMap FontMatrix',
    ],
    [
      'a descriptor',
      '/Type /FontDescriptor',
      'FontName Flags FontBBox ItalicAngle Ascent Descent CapHeight StemV MissingWidth',
    ],
    ['a graphics state', '/Type /ExtGState', 'LW D Font TR HT BM SMask CA ca AIS'],
    [
      'a tile',
      '/PatternType 1 /TilingType 1',
      'Length PatternType PaintType TilingType BBox XStep YStep Resources Matrix',
    ],
    [
      'a shading',
      '/ShadingType 4',
      'Length Filter ShadingType ColorSpace Background BBox Coords Function Extend Decode BitsPerFlag VerticesPerRow',
    ],
    ['a pattern of a shading', '/PatternType 2', 'PatternType Shading Matrix ExtGState'],
    [
      'a function',
      '/FunctionType 2 /N 1',
      'FunctionType Domain Range Size BitsPerSample Encode Decode C0 C1 N Functions Bounds',
    ],
    ['an encoding', '/Differences []', 'Type BaseEncoding Differences'],
    ['an encoding without differences', '/BaseEncoding /WinAnsiEncoding', 'Type BaseEncoding'],
    ['an encoding without names', '/Type /Encoding', 'Type Differences'],
    ['a collection of characters', '/Registry (Adobe)', 'Registry Ordering Supplement'],
    ['a colour profile', '/N 3', 'Length Filter DecodeParms N Alternate Range'],
  ])('%s', (_, dictionary, kept) => {
    const keep = keeps(dictionary);
    expect(kept.split(' ').filter((key) => !keep(key))).toEqual([]);
    expect(['Words', 'Metadata', 'PieceInfo', 'StructParent', 'OC', ''].filter(keep)).toEqual([]);
  });

  test.each([
    ['/Subtype /Form /Type /Font', 'BBox'],
    ['/Subtype /Image /Type /Font', 'Width'],
    ['/Type /Font /ShadingType 4', 'BaseFont'],
    ['/Type /XObject', 'Words'],
    ['/BBox [0 0 1 1]', 'Words'],
    ['/Type /FontDescriptor /N 3', 'FontName'],
    ['/Type /ExtGState /N 3', 'LW'],
  ])('%s keeps %s', (dictionary, key) => {
    expect(keeps(dictionary)(key)).toBe(true);
  });
});

test('of another dictionary, keys stay that do not lead away from what is drawn', () => {
  const keep = keeps('/WhitePoint [1 1 1]');
  expect(['WhitePoint', 'Gamma', 'Words'].filter((key) => !keep(key))).toEqual([]);
  const away =
    `Metadata PieceInfo LastModified StructParent StructParents AF OPI Alternates Ref OC Thumb B A AA Annots Parent P Pg Contents Dest Dests Measure PtData VP ID F
    FFilter FDecodeParms EF RF JS URI Next Prev First Last Names Kids Properties Private ActualText Alt`.split(/\s+/);
  expect(away.filter(keep)).toEqual([]);
});

test.each([
  ['/Subtype /Form', true],
  ['/Type /XObject /BBox [0 0 1 1]', true],
  ['/Type /XObject', false],
  ['/BBox [0 0 1 1]', false],
  ['/Subtype /Image /Type /XObject', false],
])('%s is a form: %j', (dictionary, form) => {
  expect(isForm(objects.dictionary(`<< ${dictionary} >>`))).toBe(form);
});

describe('a stream stands only where one of its kind may', () => {
  test.each([
    ['SMask', '/Subtype /Image', true],
    ['SMask', '/Subtype /Form', false],
    ['Mask', '/Subtype /Image', true],
    ['Mask', '', false],
    ['XObject', '/Subtype /Image', true],
    ['XObject', '/Subtype /Form', true],
    ['XObject', '', false],
    ['Pattern', '/PatternType 1', true],
    ['Pattern', '', false],
    ['Shading', '/ShadingType 4', true],
    ['Shading', '', false],
    ['Function', '/FunctionType 0', true],
    ['Function', '', false],
    ['Encoding', '/CMapName /Own', true],
    ['Encoding', '', false],
    ['Font', '/Type /Font', false],
    ['ExtGState', '/Type /ExtGState', false],
    ['ColorSpace', '/N 3', false],
    ['Anything', '', true],
  ])('%s with %s: %j', (key, keys, fitting) => {
    expect(fits(key, objects.stream(keys))).toBe(fitting);
  });

  test('and what is no stream stands anywhere', () => {
    for (const object of [objects.dictionary('<< >>'), undefined]) expect(fits('Font', object)).toBe(true);
  });
});

test('pages, annotations, actions and the like belong to the document around a page', () => {
  for (const type of [
    'Page',
    'Pages',
    'Catalog',
    'Annot',
    'Action',
    'OCG',
    'Filespec',
    'EmbeddedFile',
    'Metadata',
    'StructElem',
    'Viewport',
  ]) {
    expect(isForeign(objects.dictionary(`<< /Type /${type} >>`))).toBe(true);
    expect(isForeign(objects.stream(`/Type /${type}`))).toBe(true);
  }
  for (const object of [
    objects.dictionary('<< /Type /Font >>'),
    objects.dictionary('<< >>'),
    objects.stream('/Type /XObject'),
    objects.object('5'),
    objects.object('/Page'),
  ])
    expect(isForeign(object)).toBe(false);
});
