import { PDFDict, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';

import { nameIn } from './read-entry.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const STREAM = 'Length Filter DecodeParms';
const FORM = words(`${STREAM} Type Subtype FormType BBox Matrix Resources Group`);
const IMAGE = words(
  `${STREAM} Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte`,
);
const TILING = words(`${STREAM} Type PatternType PaintType TilingType BBox XStep YStep Resources Matrix`);
const FONT =
  words(`Type Subtype BaseFont Name FirstChar LastChar Widths FontDescriptor Encoding ToUnicode FontBBox FontMatrix CharProcs Resources
  DescendantFonts CIDSystemInfo DW W DW2 W2 CIDToGIDMap`);
const DESCRIPTOR =
  words(`Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight
  StemV StemH AvgWidth MaxWidth MissingWidth Style Lang`);
const STATE = words(`Type LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM SMask CA ca AIS TK`);
const SHADING =
  words(`${STREAM} ShadingType ColorSpace Background BBox AntiAlias Coords Domain Function Extend Matrix Decode BitsPerCoordinate
  BitsPerComponent BitsPerFlag VerticesPerRow`);
const SHADED = words('Type PatternType Shading Matrix ExtGState');
const FUNCTION = words(
  `${STREAM} FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Functions Bounds`,
);
const PROFILE = words(`${STREAM} N Alternate Range`);
const ENCODING = words('Type BaseEncoding Differences');
const COLLECTION = words('Registry Ordering Supplement');

/** Keys that lead away from what a page draws, wherever they stand. */
const FORBIDDEN =
  words(`Metadata PieceInfo LastModified StructParent StructParents AF OPI Alternates Ref OC Thumb B AA A Annots Parent P Pg
  Contents Dest Dests Measure PtData VP ID F FFilter FDecodeParms EF RF JS URI Next Prev First Last Names Kids Properties Private ActualText Alt`);

const FOREIGN_TYPES =
  words(`Page Pages Catalog Annot Action Outlines StructTreeRoot StructElem MCR OBJR OCG OCMD Filespec EmbeddedFile
  Metadata ObjStm XRef Sig SigRef Template Bead Thread Collection Measure PtData Viewport`);

/** Whether a stream's dictionary is that of a form XObject. */
export const isForm = (dictionary: PDFDict): boolean =>
  nameIn(dictionary, 'Subtype') === 'Form' ||
  (dictionary.has(PDFName.of('BBox')) && nameIn(dictionary, 'Type') === 'XObject');

const isImage = (dictionary: PDFDict): boolean => nameIn(dictionary, 'Subtype') === 'Image';
const never = (): boolean => false;
const having = (key: string) => (dictionary: PDFDict) => dictionary.has(PDFName.of(key));
const typed = (type: string) => (dictionary: PDFDict) => nameIn(dictionary, 'Type') === type;

/** The keys of each kind; of several that a dictionary could be, the first counts. */
const KINDS: [is: (dictionary: PDFDict) => boolean, keys: ReadonlySet<string>][] = [
  [isForm, FORM],
  [isImage, IMAGE],
  [typed('Font'), FONT],
  [typed('FontDescriptor'), DESCRIPTOR],
  [typed('ExtGState'), STATE],
  [having('TilingType'), TILING],
  [having('ShadingType'), SHADING],
  [having('PatternType'), SHADED],
  [having('FunctionType'), FUNCTION],
  [having('Differences'), ENCODING],
  [having('BaseEncoding'), ENCODING],
  [typed('Encoding'), ENCODING],
  [having('Registry'), COLLECTION],
  [having('N'), PROFILE],
];

/** Which keys of a dictionary may be copied: those of its kind where the kind is known, otherwise all that lead nowhere else. */
export const keptKeys = (dictionary: PDFDict): ((key: string) => boolean) => {
  const [, kept] = KINDS.find(([is]) => is(dictionary)) ?? [];
  return kept ? (key) => kept.has(key) : (key) => !FORBIDDEN.has(key);
};

/** Which streams may stand under a key; a file made for it, or a damaged one, could have the words of another page there. */
const STREAMS: Record<string, (dictionary: PDFDict) => boolean> = {
  SMask: isImage,
  Mask: isImage,
  XObject: (dictionary) => isImage(dictionary) || isForm(dictionary),
  Pattern: having('PatternType'),
  Shading: having('ShadingType'),
  Function: having('FunctionType'),
  Encoding: having('CMapName'),
  Font: never,
  ExtGState: never,
  ColorSpace: never,
};

/** Whether an object may stand under a key, or in a category of resources. */
export const fits = (key: string, object: PDFObject | undefined): boolean =>
  !(object instanceof PDFStream) || (STREAMS[key]?.(object.dict) ?? true);

/** Whether an object belongs to the document around the page and not to what the page draws. */
export const isForeign = (object: PDFObject): boolean => {
  const dictionary = object instanceof PDFStream ? object.dict : object;
  return dictionary instanceof PDFDict && FOREIGN_TYPES.has(nameIn(dictionary, 'Type'));
};
