import type { hiddenHow, hiddenWays } from './hidden-how.ts';

/** A label and its value, as one line of a table on a page. */
export type Line = { label: string; value: string };

/** What a sealed note shows. `text` is plain; lines that begin with `# ` or `## ` are headings. `language` is a BCP 47 tag. */
export type NoteToSeal = { heading: string; lines: Line[]; text: string; language: string };

/**
 * A letter or a form on a practice's own paper. `name` is the title in the metadata and says nothing about anybody;
 * `dateline` stands above the addressee, `closing` is kept together at the end. A paragraph that begins with `# ` is a heading.
 */
export type PaperToSet = {
  name: string;
  practice: string;
  letterhead: string[];
  dateline: string;
  addressee: string[];
  title: string;
  paragraphs: string[];
  closing: string[];
  language: string;
};

/** A PDF, how many pages it has, and how large they are. */
export type SealedNote = { bytes: Uint8Array; pages: number; sizes: PageSize[] };

export type UploadRefusalCode =
  | 'not-a-pdf'
  | 'encrypted'
  | 'too-large'
  | 'damaged'
  | 'too-many-pages'
  | 'has-forms'
  | 'took-too-long';

/** What is taken out of an upload, because it does more than show pages: it runs, plays, or is another file. */
export type TakenOut = 'scripts' | 'media' | 'attachments' | 'form-program';

/** An upload that may be sealed, rewritten so that nothing of an earlier revision and nothing of what is taken out is left in it, or why it may not. */
export type UploadInspection =
  | { ok: true; pages: number; bytes: Uint8Array; takenOut: TakenOut[] }
  | { ok: false; code: UploadRefusalCode; message: string };

/** One released item in the cover's manifest. `pages` are the source's page numbers, from 1; `sourceSha256` is hex; `takenOut` says for which reasons something was. */
export type ExtractItem = {
  label: string;
  version: string;
  pages: number[];
  sourceSha256: string;
  takenOut?: string | undefined;
};

/** What the cover says. Nothing here may describe what was withheld beyond the sentences in `withheld`. */
export type ExtractCover = {
  title: string;
  practice: string;
  recipient: string;
  basis: string;
  docket: string;
  items: ExtractItem[];
  withheld: string[];
  notice: string;
};

/** A rectangle in points (units of the page, if it has its own) from the lower left corner of the page as shown; `page` counts from 1 in the source. */
export type RedactionRect = { page: number; x: number; y: number; width: number; height: number; reason: string };

/**
 * A passage to remove, matched on the page's text across spaces and line breaks, with a hyphen that ends a line or without it, in
 * either normal form, and without case unless `matchCase`; `page` counts from 1 in the source.
 */
export type RedactionPassage = { page: number; passage: string; reason: string; matchCase?: boolean | undefined };

export type Redaction = RedactionRect | RedactionPassage;

type PlaceOfWords = Omit<RedactionRect, 'reason'>;

/** How often a passage stands on a page, as which words, and where: a rectangle for each line of each place. `near` is what may be meant by it too. */
export type FoundOnOnePage = {
  times: number;
  /** The page is a picture, and text recognition (OCR) says where the words are; where they lie beside it, both places are given. */
  byOcr: boolean;
  forms: { text: string; times: number }[];
  rects: PlaceOfWords[];
  near: { text: string; rects: PlaceOfWords[] }[];
};

/** What of a passage stands on its page, and on the further pages that have any of it or nearly. */
export type FoundPassage = FoundOnOnePage & { elsewhere: (FoundOnOnePage & { page: number })[] };

/** A page as shown, in points. */
export type PageSize = { width: number; height: number };

/** A PDF in memory, or in a file of this machine that is read a part at a time. */
export type StoredPdf = Uint8Array | { path: string };

/**
 * A source and the pages of it that are in scope, from 1, in the order they are to appear. `asImages`: those of which only an image may be released.
 * `hidden`: words that cannot be seen are taken out, but for those that this says are kept; without it they are released as they are.
 */
export type ExtractSource = {
  id: string;
  bytes: StoredPdf;
  pages: number[];
  redactions?: Redaction[];
  asImages?: number[];
  hidden?: HiddenDecision[];
};

export type ExtractRequest = { cover: ExtractCover; sources: ExtractSource[] };

/** Where one page of the extract comes from. `widthKept`: a block on it is as wide as the words that it stands for. */
export type ManifestPage = {
  extractPage: number;
  source: string;
  sourcePage: number;
  rasterised: boolean;
  widthKept?: boolean;
  redactions: string[];
};

/**
 * Everything needed to build the same extract again, except the sources themselves; `sha256` is what it must come to. One with
 * passages in it is as confidential as its sources; rectangles tell nothing.
 */
export type ExtractManifest = {
  format: 'sequester-extract/4';
  sha256: string;
  cover: ExtractCover;
  sources: {
    id: string;
    sha256: string;
    pages: number[];
    redactions: Redaction[];
    asImages?: number[];
    hidden?: HiddenDecision[];
  }[];
  coverPages: number;
  pages: ManifestPage[];
};

/** Pages in scope alone, without cover and stamp; which of them are images, and on which a block is as wide as the words that it stands for. */
export type PagesExtract = {
  bytes: Uint8Array;
  pages: number;
  sha256: string;
  rasterised: number[];
  widthKept: number[];
};

export type Extract = { bytes: Uint8Array; pages: number; sha256: string; manifest: ExtractManifest };

export type FindingCode =
  | 'unreadable'
  | 'not-an-extract'
  | 'page-count'
  | 'missing-text'
  | 'looks-different'
  | 'missing-stamp'
  | 'foreign-text'
  | 'foreign-bytes'
  | 'foreign-image'
  | 'unexpected-key'
  | 'unused-object'
  | 'unused-glyph'
  | 'undecodable-stream'
  | 'redacted-text'
  | 'source-mismatch';

/** Why an extract may not be released. `detail` names pages and objects, never their text; `pages` are those of the extract, from 1, on which it is. */
export type Finding = { code: FindingCode; detail: string; pages?: number[] };

/** Without a cover, the extract is one that `extractPages` made. */
export type VerificationRequest = {
  extract: Uint8Array;
  cover?: ExtractCover;
  sources: { bytes: StoredPdf; pages: number[]; redactions?: Redaction[]; hidden?: HiddenDecision[] }[];
};

export type Verification = { ok: boolean; findings: Finding[] };

/**
 * Why words of a page are not seen. `failed-redaction`: under a black box, or black as it is; `same-colour`: in the colour of what is
 * behind them; `invisible`: written without ink (render mode 3); `marked-for-redaction`: under a mark that was never applied. Annotations
 * that print and do not show (`prints-only`), that show and do not print (`shows-only`), or neither (`never-shown`). What is `outside` of
 * its page is never released.
 */
export type HiddenHow = (typeof hiddenHow)[number];

/** Where words are that nobody sees, as a rectangle around all of them. */
export type HiddenPlace = PlaceOfWords & { how: HiddenHow };

/** Words that are in a file and that nobody sees, none where an annotation that does not show draws something else; `rects` has one for each of their lines. */
export type HiddenWords = HiddenPlace & { words: string; rects: PlaceOfWords[] };

/** What becomes of such words. `lost-in-image`: they were to be kept, and their page could only be released as an image, which has none. */
export type HiddenWay = (typeof hiddenWays)[number];

/** What was decided on the words of one place. */
export type HiddenDecision = HiddenPlace & { way: HiddenWay };
