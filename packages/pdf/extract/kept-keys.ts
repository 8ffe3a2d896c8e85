import { PDFDict, PDFName, PDFStream, type PDFObject } from '@cantoo/pdf-lib';

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

/** Keys that lead away from what a page draws, wherever they stand. */
const FORBIDDEN = words(`Metadata PieceInfo LastModified StructParent StructParents AF OPI Alternates Ref OC Thumb B AA A Annots Parent P Pg
  Contents Dest Dests Measure PtData VP ID F FFilter FDecodeParms EF RF JS URI Next Prev First Last Names Kids Properties Private ActualText Alt`);

const FOREIGN_TYPES = words(`Page Pages Catalog Annot Action Outlines StructTreeRoot StructElem MCR OBJR OCG OCMD Filespec EmbeddedFile
  Metadata ObjStm XRef Sig SigRef Template Bead Thread Collection Measure PtData Viewport`);

const name = (dictionary: PDFDict, key: string): string => {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
};

/** Whether a stream's dictionary is that of a form XObject. */
export const isForm = (dictionary: PDFDict): boolean =>
  name(dictionary, 'Subtype') === 'Form' || (dictionary.has(PDFName.of('BBox')) && name(dictionary, 'Type') === 'XObject');

const known = (dictionary: PDFDict): ReadonlySet<string> | undefined => {
  const [type, subtype] = [name(dictionary, 'Type'), name(dictionary, 'Subtype')];
  if (isForm(dictionary)) return FORM;
  if (subtype === 'Image') return IMAGE;
  if (type === 'Font') return FONT;
  if (type === 'FontDescriptor') return DESCRIPTOR;
  if (type === 'ExtGState') return STATE;
  return dictionary.has(PDFName.of('TilingType')) ? TILING : undefined;
};

/** Which keys of a dictionary may be copied: those of its kind where the kind is known, otherwise all that lead nowhere else. */
export const keptKeys = (dictionary: PDFDict): ((key: string) => boolean) => {
  const kept = known(dictionary);
  return kept ? (key) => kept.has(key) : (key) => !FORBIDDEN.has(key);
};

const isImage = (dictionary: PDFDict): boolean => name(dictionary, 'Subtype') === 'Image';
const never = (): boolean => false;
const having = (key: string) => (dictionary: PDFDict) => dictionary.has(PDFName.of(key));

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
  return dictionary instanceof PDFDict && FOREIGN_TYPES.has(name(dictionary, 'Type'));
};
