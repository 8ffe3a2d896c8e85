import { describe, expect, test } from 'vitest';

import { fitsPlainly, isForeign, isForm, kindAt, placeUnder, type Kind, type Place } from './places.ts';
import { WrittenObjects } from './written-objects.ts';

const objects = new WrittenObjects();

describe('of a dictionary nothing is copied but what its place draws with', () => {
  test.each<[Kind, string]>([
    ['form', 'Length Filter DecodeParms Type Subtype FormType BBox Matrix Group'],
    [
      'image',
      'Length Filter Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte',
    ],
    ['font', 'Type BaseFont FirstChar LastChar Widths FontDescriptor CIDSystemInfo DW W DW2 W2 FontMatrix'],
    ['descriptor', 'FontName Flags FontBBox ItalicAngle Ascent Descent CapHeight StemV MissingWidth'],
    ['state', 'LW D TR BM SMask CA ca AIS'],
    ['tile', 'Length PatternType PaintType TilingType BBox XStep YStep Matrix'],
    [
      'shading',
      'Length Filter ShadingType ColorSpace Background BBox Coords Function Extend Decode BitsPerFlag VerticesPerRow',
    ],
    ['shaded', 'PatternType Shading Matrix ExtGState'],
    ['function', 'FunctionType Domain Range Size BitsPerSample Encode Decode C0 C1 N Functions Bounds'],
    ['encoding', 'Type BaseEncoding Differences'],
    ['codes', 'Type WMode CIDSystemInfo'],
    ['collection', 'Registry Ordering Supplement'],
    ['profile', 'Length Filter DecodeParms N Alternate Range'],
    ['calibration', 'WhitePoint BlackPoint Gamma Matrix Range'],
    ['softMask', 'Type S G BC TR'],
    ['group', 'S CS I K'],
    ['parameters', 'Predictor Colors Columns K BlackIs1 ColorTransform JBIG2Globals'],
    ['bytes', 'Length Filter DecodeParms'],
  ])('of one that stands as %s', (kind, keys) => {
    expect(keys.split(' ').filter((key) => placeUnder(kind, key) === undefined)).toEqual([]);
    const away =
      'Words Metadata PieceInfo StructParent OC Resources CharSet CIDSet FontFamily FontFile Ref AF B A Annots Parent Contents HT constructor';
    expect(away.split(' ').filter((key) => placeUnder(kind, key) !== undefined)).toEqual([]);
  });
});

test.each([
  ['/Subtype /Form', true],
  ['/Type /XObject /BBox [0 0 1 1]', true],
  ['/Type /XObject', false],
  ['/BBox [0 0 1 1]', false],
  ['/Subtype /Image /Type /XObject /BBox [0 0 1 1]', false],
])('%s is a form: %j', (dictionary, form) => {
  expect(isForm(objects.dictionary(`<< ${dictionary} >>`))).toBe(form);
});

describe('a stream stands only where one of its kind may', () => {
  test.each<[Place, string, Kind | undefined]>([
    ['image', '/Subtype /Image', 'image'],
    ['image', '/Subtype /Form', undefined],
    ['form', '/Subtype /Form', 'form'],
    ['form', '/Subtype /Image', undefined],
    ['xObject', '/Subtype /Image /BBox [0 0 1 1]', 'image'],
    ['xObject', '/Subtype /Form', 'form'],
    ['xObject', '', undefined],
    ['pattern', '/PatternType 1', 'tile'],
    ['pattern', '', undefined],
    ['shading', '/ShadingType 4', 'shading'],
    ['shading', '', undefined],
    ['function', '/FunctionType 0', 'function'],
    ['function', '', undefined],
    ['profile', '/N 3', 'profile'],
    ['profile', '', undefined],
    ['bytes', '', 'bytes'],
    ['words', '', 'bytes'],
    ['words', '/Type /EmbeddedFile', undefined],
    ['font', '/Type /Font', undefined],
    ['state', '/Type /ExtGState', undefined],
    ['colours', '/N 3', undefined],
    ['plain', '', undefined],
  ])('as %s with %s: %s', (place, keys, kind) => {
    expect(kindAt(objects.stream(keys), place)).toBe(kind);
  });

  test.each<[Place, Kind | undefined]>([
    ['pattern', 'shaded'],
    ['shading', 'shading'],
    ['descriptor', 'descriptor'],
    ['image', undefined],
    ['form', undefined],
    ['plain', undefined],
    ['words', undefined],
    ['colours', undefined],
  ])('and a dictionary as %s: %s', (place, kind) => {
    expect(kindAt(objects.dictionary('<< /Type /Font >>'), place)).toBe(kind);
  });
});

test('pages, annotations, actions and the like belong to the document around a page', () => {
  const types = 'Page Pages Catalog Annot Action OCG Filespec EmbeddedFile Metadata StructElem Viewport'.split(' ');
  for (const type of types) {
    expect(isForeign(objects.dictionary(`<< /Type /${type} >>`))).toBe(true);
    expect(isForeign(objects.stream(`/Type /${type}`))).toBe(true);
    expect(kindAt(objects.dictionary(`<< /Type /${type} >>`), 'state')).toBeUndefined();
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

test('a string stands where words may, and nowhere else', () => {
  for (const written of ['(w)', '<77>']) {
    expect(fitsPlainly(objects.object(written), 'words')).toBe(true);
    expect(fitsPlainly(objects.object(written), 'plain')).toBe(false);
  }
  expect(fitsPlainly(objects.object('5'), 'plain')).toBe(true);
});
