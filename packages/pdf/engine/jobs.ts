import type { HiddenHow, StoredPdf, TakenOut, UploadRefusalCode } from '../types.ts';
import type { PassageWanted } from './passage-letters.mts';

/** Files go in and out of qpdf under these names; `args` is one command line. */
export type QpdfJob = { files: { name: string; bytes: StoredPdf }[]; args: string[]; output: string };

/** `status` is qpdf's: 0 done, 3 done with warnings, 2 not done. `output` is empty when there is none. */
export type QpdfAnswer = { status: number; output: Uint8Array<SharedArrayBuffer>; messages: string[] };

/** In points from the lower left corner of the page as shown; `index` counts pages from 0. */
export type ShownRect = { index: number; x: number; y: number; width: number; height: number };

/** `index` counts pages from 0. */
/** `elsewhere` are further pages on which every passage is looked for, and what is nearly it. */
export type FindJob = {
  bytes: StoredPdf;
  wanted: (PassageWanted & { index: number })[];
  elsewhere?: number[] | 'all';
};

/** How often a passage stands on a page, as which words, and where; `near` is what may be meant by it too. `byOcr`: text recognition says so. */
export type FoundOnPage = {
  times: number;
  byOcr: boolean;
  forms: { text: string; times: number }[];
  rects: ShownRect[];
  near: { text: string; rects: ShownRect[] }[];
};

/** For each passage wanted: what of it stands on its page, and on the further pages that have any of it. */
export type FindAnswer = { found: (FoundOnPage & { elsewhere: (FoundOnPage & { index: number })[] })[] };

export type SizesJob = { bytes: Uint8Array };

export type TextsJob = { documents: { bytes: StoredPdf }[] };

/** What a page shows outside the given rectangles, and what else it holds. */
export type SeenPage = { seen: string; unseen: string };

/** Annotations and form fields count as what they show. Of pages that are not `chosen`, counted from 0, all text is `seen`. */
export type SeenJob = {
  documents: {
    bytes: StoredPdf;
    chosen: number[] | 'all';
    rects: ShownRect[];
    /** By page, counted from 0: the hidden words that are taken out of it, which count as unseen. */
    hidden?: ReadonlyMap<number, HiddenParts<HiddenAt>>;
  }[];
};

export type InspectJob = { bytes: Uint8Array; mostPages: number };
export type InspectAnswer = { refusal: UploadRefusalCode } | { pages: number; bytes: Uint8Array; takenOut: TakenOut[] };

/** In points, in the page's own coordinates. */
export type Rectangle = { left: number; bottom: number; right: number; top: number };

/** What is to be taken out of one page, counted from 0. `shown` is the part of the page that a reader shows, where it is not all. */
export type PageRedaction = {
  index: number;
  rects: { rect: Rectangle; reason: string }[];
  passages: (PassageWanted & { reason: string })[];
  raster: boolean;
  shown?: Rectangle;
  /** Whether the words after a block may move up to it, so that its width does not tell what it stands for. */
  reset?: boolean;
  /** Words that nobody sees, which leave no block. */
  hidden?: HiddenParts<{ rect: Rectangle; how: HiddenHow }>;
};

/** `flatten`: annotations are part of their pages, as in a source that was not selected from. */
export type RedactJob = { bytes: StoredPdf; pages: PageRedaction[]; flatten?: boolean };

export type Pixels = { width: number; height: number; pixels: Uint8Array };

/** One of so many shown strings of a page's content, a space in `pattern` for each of its blanks: from which glyph on it stands where, in the page's own coordinates. */
export type StringReset = {
  string: number;
  strings: number;
  pattern: string;
  runs: { at: number; x: number; y: number }[];
};

/** `missing` are passages that the page does not have. `widthKept`: a block is as wide as the words that it stands for. `image` is the page as shown, blocks burned in, where text could not be taken out. */
export type RedactedPage = {
  index: number;
  changed: boolean;
  blocks: { rect: Rectangle; reason: string }[];
  missing: string[];
  strings: StringReset[];
  widthKept: boolean;
  image?: Pixels;
};

export type RedactAnswer = { pages: RedactedPage[]; bytes: Uint8Array | undefined };

/** Pages are counted from 1. */
export type SelectJob = { sources: { bytes: StoredPdf; pages: number[] }[] };

/** `layered` are, for each source, the pages, counted from 0, that hold content of a layer that is not shown. */
export type SelectAnswer = {
  done: boolean;
  output: Uint8Array<SharedArrayBuffer>;
  messages: string[];
  layered: number[][];
};

/** `chosen` counts pages from 0. */
export type PicturesJob = { documents: { bytes: StoredPdf; chosen: number[] }[] };

/** An image's size in pixels, and how bright each of at most 64 by 64 parts of it is, from 0 to 255. */
export type Picture = { width: number; height: number; parts: number[] };

/** `region` is where the page stands on its sheet, from the lower left corner, in parts of the sheet. */
export type CompareJob = {
  source: { bytes: StoredPdf; index: number; rects: Omit<ShownRect, 'index'>[]; passages: PassageWanted[] };
  extract: { bytes: Uint8Array; index: number };
  region: { x: number; y: number; width: number; height: number };
};

/**
 * A page of a source and of an extract, counted from 0. `region` is where it stands on its sheet, from the lower left corner, in
 * parts of the sheet; without one nothing is painted there. `image`: it became one.
 */
export type AlikePage = {
  source: number;
  extract: number;
  region: CompareJob['region'] | undefined;
  image: boolean;
  rects: Omit<ShownRect, 'index'>[];
  passages: PassageWanted[];
};

export type AlikeJob = { source: StoredPdf; extract: Uint8Array; pages: AlikePage[] };

/** `chosen` counts pages from 0. */
export type HiddenJob = { bytes: StoredPdf; chosen: number[] };

/** Of one page; `annotation` is the number of the one that says them, from 0 in the list of its page. */
export type HiddenOnPage = {
  how: HiddenHow;
  words: string;
  rects: Omit<ShownRect, 'index'>[];
  annotation?: number;
};

/** Where words that nobody sees stand on a page as shown. */
export type HiddenAt = Omit<ShownRect, 'index'> & { how: HiddenHow };

/** Places of hidden words, of those that are taken out and of those that stay. */
export type HiddenParts<Place> = { out: Place[]; kept: Place[] };

export type EngineJob =
  | { kind: 'qpdf'; job: QpdfJob }
  | { kind: 'texts'; job: TextsJob }
  | { kind: 'find'; job: FindJob }
  | { kind: 'sizes'; job: SizesJob }
  | { kind: 'seen'; job: SeenJob }
  | { kind: 'inspect'; job: InspectJob }
  | { kind: 'select'; job: SelectJob }
  | { kind: 'compare'; job: CompareJob }
  | { kind: 'alike'; job: AlikeJob }
  | { kind: 'hidden'; job: HiddenJob }
  | { kind: 'pictures'; job: PicturesJob }
  | { kind: 'redact'; job: RedactJob };

/** Fonts for what a file does not embed. */
export type FontPaths = Record<'han' | 'hangul' | 'arabic' | 'hebrew' | 'devanagari' | 'thai', string>;

export type EnginePaths = {
  qpdfScript: string;
  qpdfWasm: string;
  pdfiumScript: string;
  pdfiumWasm: string;
  fonts: FontPaths;
};
