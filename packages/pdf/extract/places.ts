import type { PDFArray } from '@cantoo/pdf-lib';
import { PDFDict, PDFName, PDFStream, PDFString, PDFHexString, type PDFObject } from '@cantoo/pdf-lib';

import { nameIn } from './read-entry.ts';

/** Dictionaries and streams that a page draws with. */
export type Kind =
  | 'form'
  | 'image'
  | 'tile'
  | 'shaded'
  | 'shading'
  | 'state'
  | 'softMask'
  | 'group'
  | 'function'
  | 'profile'
  | 'calibration'
  | 'parameters'
  | 'bytes'
  | 'font'
  | 'descriptor'
  | 'encoding'
  | 'codes'
  | 'collection';

/** `plain` are names, numbers and lists of them, `words` may be a string too; of `xObject` and `pattern` the object itself says which it is. */
export type Place = Kind | 'plain' | 'words' | 'colours' | 'xObject' | 'pattern';

type Keys = Record<string, Place>;

const plain = (keys: string): Keys =>
  Object.fromEntries(
    keys
      .trim()
      .split(/\s+/)
      .map((key): [string, Place] => [key, 'plain']),
  );

const STREAM: Keys = { ...plain('Length Filter'), DecodeParms: 'parameters' };

/** What stands under each key of a dictionary, by the place where the dictionary stands (ISO 32000-1). No other keys are copied. */
const KEYS: Record<Kind, Keys> = {
  form: { ...STREAM, ...plain('Type Subtype FormType BBox Matrix'), Group: 'group' },
  image: {
    ...STREAM,
    ...plain('Type Subtype Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte'),
    ColorSpace: 'colours',
    SMask: 'image',
    Mask: 'image',
  },
  tile: { ...STREAM, ...plain('Type PatternType PaintType TilingType BBox XStep YStep Matrix') },
  shaded: { ...plain('Type PatternType Matrix'), Shading: 'shading', ExtGState: 'state' },
  shading: {
    ...STREAM,
    ...plain(`ShadingType Background BBox AntiAlias Coords Domain Extend Matrix Decode BitsPerCoordinate BitsPerComponent
    BitsPerFlag VerticesPerRow`),
    ColorSpace: 'colours',
    Function: 'function',
  },
  state: {
    ...plain('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK'),
    BG: 'function',
    BG2: 'function',
    UCR: 'function',
    UCR2: 'function',
    TR: 'function',
    TR2: 'function',
    SMask: 'softMask',
  },
  softMask: { ...plain('Type S BC'), G: 'form', TR: 'function' },
  group: { ...plain('Type S I K'), CS: 'colours' },
  function: {
    ...STREAM,
    ...plain('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds'),
    Functions: 'function',
  },
  profile: { ...STREAM, ...plain('N Range'), Alternate: 'colours' },
  calibration: plain('WhitePoint BlackPoint Gamma Matrix Range'),
  parameters: {
    ...plain(`Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1
    DamagedRowsBeforeError ColorTransform`),
    JBIG2Globals: 'bytes',
  },
  bytes: STREAM,
  font: {
    ...plain('Type Subtype BaseFont Name FirstChar LastChar Widths FontBBox FontMatrix DW W DW2 W2'),
    FontDescriptor: 'descriptor',
    CIDSystemInfo: 'collection',
  },
  descriptor:
    plain(`Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight
  StemV StemH AvgWidth MaxWidth MissingWidth Lang`),
  encoding: plain('Type BaseEncoding Differences'),
  codes: { ...plain('Type WMode'), CIDSystemInfo: 'collection' },
  collection: { Registry: 'words', Ordering: 'words', Supplement: 'plain' },
};

/** What stands under a key of a dictionary; nothing where the key is not copied. */
export const placeUnder = (kind: Kind, key: string): Place | undefined => {
  const keys = KEYS[kind];
  return Object.hasOwn(keys, key) ? keys[key] : undefined;
};

const FOREIGN_TYPES = new Set(
  `Page Pages Catalog Annot Action Outlines StructTreeRoot StructElem MCR OBJR OCG OCMD Filespec EmbeddedFile
  Metadata ObjStm XRef Sig SigRef Template Bead Thread Collection Measure PtData Viewport`.split(/\s+/),
);

/** Whether an object belongs to the document around the page and not to what the page draws. */
export const isForeign = (object: PDFObject): boolean => {
  const dictionary = object instanceof PDFStream ? object.dict : object;
  return dictionary instanceof PDFDict && FOREIGN_TYPES.has(nameIn(dictionary, 'Type'));
};

const has = (dictionary: PDFDict, key: string): boolean => dictionary.has(PDFName.of(key));

/** Whether a stream's dictionary is that of a form XObject; readers take one with a box for a form where it says nothing else. */
export const isForm = (dictionary: PDFDict): boolean => {
  const subtype = nameIn(dictionary, 'Subtype');
  return subtype === 'Form' || (subtype === '' && has(dictionary, 'BBox') && nameIn(dictionary, 'Type') === 'XObject');
};

const isImage = (dictionary: PDFDict): boolean => nameIn(dictionary, 'Subtype') === 'Image';

/** Which streams may stand at a place; a file made for it, or a damaged one, could have the words of another page there. */
const STREAMS: Partial<Record<Place, (dictionary: PDFDict) => Kind | false>> = {
  form: (dictionary) => isForm(dictionary) && 'form',
  image: (dictionary) => isImage(dictionary) && 'image',
  xObject: (dictionary) => (isImage(dictionary) && 'image') || (isForm(dictionary) && 'form'),
  pattern: (dictionary) => has(dictionary, 'PatternType') && 'tile',
  shading: (dictionary) => has(dictionary, 'ShadingType') && 'shading',
  function: (dictionary) => has(dictionary, 'FunctionType') && 'function',
  profile: (dictionary) => has(dictionary, 'N') && 'profile',
  bytes: () => 'bytes',
  words: () => 'bytes',
};

const streamAt = (dictionary: PDFDict, place: Place): Kind | undefined => STREAMS[place]?.(dictionary) || undefined;

const DICTIONARIES = new Set<Place>([
  'state',
  'softMask',
  'group',
  'function',
  'shading',
  'calibration',
  'parameters',
  'font',
  'descriptor',
  'encoding',
  'codes',
  'collection',
]);

const isKind = (place: Place): place is Kind => Object.hasOwn(KEYS, place);

/** As what a dictionary or a stream is copied from a place; nothing where such a one may not stand there. */
export const kindAt = (object: PDFDict | PDFStream, place: Place): Kind | undefined => {
  if (isForeign(object)) return undefined;
  if (object instanceof PDFStream) return streamAt(object.dict, place);
  if (place === 'pattern') return 'shaded';
  return isKind(place) && DICTIONARIES.has(place) ? place : undefined;
};

/** What stands in a list, one item after the other. */
export const placesIn = (list: PDFArray, place: Place): ((index: number) => Place) => {
  if (place === 'colours') return coloursIn(list);
  return place === 'function' || place === 'parameters' ? () => place : () => 'plain';
};

const COLOURS: Record<string, Place[]> = {
  ICCBased: ['plain', 'profile'],
  CalGray: ['plain', 'calibration'],
  CalRGB: ['plain', 'calibration'],
  Lab: ['plain', 'calibration'],
  Indexed: ['plain', 'colours', 'plain', 'words'],
  I: ['plain', 'colours', 'plain', 'words'],
  Pattern: ['plain', 'colours'],
  Separation: ['plain', 'plain', 'colours', 'function'],
  DeviceN: ['plain', 'plain', 'colours', 'function'],
};

/** A colour space is a family and what belongs to it (ISO 32000-1, 8.6). */
const coloursIn = (list: PDFArray): ((index: number) => Place) => {
  const family = list.size() > 0 ? list.lookup(0) : undefined;
  const places = family instanceof PDFName ? (COLOURS[family.decodeText()] ?? []) : [];
  return (index) => places[index] ?? 'plain';
};

/** Whether an object that has no parts may stand at a place. */
export const fitsPlainly = (object: PDFObject, place: Place): boolean =>
  place === 'words' || !(object instanceof PDFString || object instanceof PDFHexString);
