/** Where an object stands in an extract; `plain` are names and numbers and lists of them, `words` may be strings too. */
export type Place = string;

const keysOf = (plain: string, others: Record<string, Place> = {}): Record<string, Place> => ({
  ...Object.fromEntries(
    plain
      .trim()
      .split(/\s+/)
      .map((key) => [key, 'plain']),
  ),
  ...others,
});

const STREAM = keysOf('Length Filter', { DecodeParms: 'parameters' });

/** The keys that a dictionary may have at its place, and what stands under each (ISO 32000-1). */
const KEYS: Record<Place, Record<string, Place>> = {
  trailer: { Size: 'plain', Root: 'catalog', Info: 'info', ID: 'words' },
  info: { Title: 'words' },
  catalog: { Type: 'plain', Pages: 'tree', Lang: 'words' },
  tree: { Type: 'plain', Kids: 'page', Count: 'plain' },
  page: { Type: 'plain', Parent: 'tree', MediaBox: 'plain', Resources: 'resources', Contents: 'content' },
  resources: {
    ProcSet: 'plain',
    Font: 'fonts',
    XObject: 'painted',
    ExtGState: 'states',
    ColorSpace: 'spaces',
    Pattern: 'patterns',
    Shading: 'shadings',
  },
  content: STREAM,
  bytes: STREAM,
  paint: {
    ...STREAM,
    ...keysOf('Type Subtype FormType BBox Matrix', { Resources: 'resources', Group: 'group' }),
    ...keysOf('Width Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte', {
      ColorSpace: 'space',
      Mask: 'paint',
      SMask: 'paint',
    }),
  },
  group: keysOf('Type S I K', { CS: 'space' }),
  font: keysOf('Type Subtype BaseFont Name FirstChar LastChar Widths FontBBox FontMatrix DW W DW2 W2', {
    FontDescriptor: 'descriptor',
    Encoding: 'encoding',
    ToUnicode: 'codes',
    CharProcs: 'glyphs',
    Resources: 'resources',
    DescendantFonts: 'font',
    CIDSystemInfo: 'collection',
    CIDToGIDMap: 'bytes',
  }),
  descriptor: keysOf(
    `Type FontName FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH
    AvgWidth MaxWidth MissingWidth Lang`,
    { FontFile: 'program', FontFile2: 'program', FontFile3: 'program' },
  ),
  program: { ...STREAM, ...keysOf('Subtype Length1 Length2 Length3') },
  encoding: { ...STREAM, ...keysOf('Type BaseEncoding Differences CMapName WMode', { CIDSystemInfo: 'collection' }) },
  codes: { ...STREAM, ...keysOf('Type CMapName WMode', { CIDSystemInfo: 'collection' }) },
  collection: { Registry: 'words', Ordering: 'words', Supplement: 'plain' },
  state: keysOf('Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK', {
    Font: 'font',
    SMask: 'soft',
    ...Object.fromEntries(['BG', 'BG2', 'UCR', 'UCR2', 'TR', 'TR2'].map((key) => [key, 'function'])),
  }),
  soft: keysOf('Type S BC', { G: 'paint', TR: 'function' }),
  pattern: {
    ...STREAM,
    ...keysOf('Type PatternType PaintType TilingType BBox XStep YStep Matrix', {
      Resources: 'resources',
      Shading: 'shading',
      ExtGState: 'state',
    }),
  },
  shading: {
    ...STREAM,
    ...keysOf(
      `ShadingType Background BBox AntiAlias Coords Domain Extend Matrix Decode BitsPerCoordinate BitsPerComponent BitsPerFlag
      VerticesPerRow`,
      { ColorSpace: 'space', Function: 'function' },
    ),
  },
  function: {
    ...STREAM,
    ...keysOf('FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds', {
      Functions: 'function',
    }),
  },
  /** What belongs to a colour space, whichever it is: a profile, a calibration, another space, a table of colours. */
  space: { ...STREAM, ...keysOf('N Range WhitePoint BlackPoint Gamma Matrix', { Alternate: 'space' }) },
  /** The function by which inks are mixed stands in the list of their space. */
  parameters: keysOf(
    `Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1
    DamagedRowsBeforeError ColorTransform`,
    { JBIG2Globals: 'bytes' },
  ),
};

/** Dictionaries whose keys are names that a document gives as it likes. */
const NAMED: Record<Place, Place> = {
  fonts: 'font',
  painted: 'paint',
  states: 'state',
  spaces: 'space',
  patterns: 'pattern',
  shadings: 'shading',
  glyphs: 'content',
};

/** What may stand under a key of a dictionary; nothing where the key may not be there. */
export const placeUnder = (place: Place, key: string): Place | undefined => NAMED[place] ?? KEYS[place]?.[key];

/** A dictionary at a place may be of another kind, by what it says of itself: a page tree has trees below it, the space of inks a function. */
export const placeBy = (place: Place, has: (key: string) => boolean): Place => {
  if (place === 'page' && has('Kids')) return 'tree';
  return place === 'space' && has('FunctionType') ? 'function' : place;
};

/** Whether a string may stand at a place; the colours of a table are one. */
export const mayBeWords = (place: Place): boolean => place === 'words' || place === 'space';
