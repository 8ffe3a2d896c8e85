import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

import { PDFDocument } from '@cantoo/pdf-lib';

import { settledSources } from '../appearances/settled-sources.ts';
import { embedFaces, finishFaces } from '../page/face.ts';
import type {
  Extract,
  ExtractCover,
  ExtractManifest,
  ExtractRequest,
  ExtractSource,
  HiddenDecision,
  PagesExtract,
  StoredPdf,
} from '../types.ts';
import { chosenPages, type ChosenPage } from './chosen-pages.ts';
import { writeCover } from './cover.ts';
import { redactPages, type ReadyPage } from './redact-pages.ts';
import { ReleasedPages } from './released-page.ts';
import { ResidueFreeCopy } from './residue-free-copy.ts';
import { SelectionRefused, selectPages } from './select-pages.ts';
import { settledHiddenOf, type SettledHidden } from './settled-hidden.ts';
import { pagesWith, Unreleasable } from './unreleasable.ts';
import { writeDocument } from './write-document.ts';

/** The SHA-256 of a file, read a megabyte at a time. */
const sha256 = (pdf: StoredPdf): string => {
  const hash = createHash('sha256');
  if (pdf instanceof Uint8Array) return hash.update(pdf).digest('hex');
  const part = Buffer.alloc(1024 * 1024);
  const file = openSync(pdf.path, 'r');
  for (let count = readSync(file, part); count > 0; count = readSync(file, part)) hash.update(part.subarray(0, count));
  closeSync(file);
  return hash.digest('hex');
};

/**
 * Builds one PDF of a cover and the pages in scope, each stamped, and the manifest from which it can be built again.
 * The same request gives the same bytes. Throws `SelectionRefused`, `RedactionRefused`, `StampTooLong`, `EngineFailure`.
 */
export const buildExtract = async ({ sources, cover }: ExtractRequest): Promise<Extract> => {
  const { ready, coverPages, hidden, ...made } = await compose(sources, cover);
  return { ...made, manifest: manifestOf({ sources, cover }, ready, { coverPages, sha256: made.sha256, hidden }) };
};

/**
 * The pages in scope alone, as shown, without cover and stamp.
 * Throws `SelectionRefused`, `RedactionRefused`, `EngineFailure`.
 */
export const extractPages = async (sources: ExtractSource[]): Promise<PagesExtract> => {
  const { ready, bytes, pages, sha256: hash } = await compose(sources);
  const numbers = (has: (page: ReadyPage) => boolean) => ready.flatMap((page, index) => (has(page) ? [index + 1] : []));
  return {
    bytes,
    pages,
    sha256: hash,
    rasterised: numbers(({ image }) => image !== undefined),
    widthKept: numbers(({ widthKept }) => widthKept),
  };
};

const compose = async (given: ExtractSource[], cover?: ExtractCover) => {
  const { sources, hidden } = await settledHiddenOf(await settledSources(given));
  const { bytes, layered } = await selectPages(sources);
  const chosen = chosenPages(sources, { layered, hidden: hidden.map(({ parts }) => parts) });
  return { ...(await composeFrom(bytes, { sources, chosen, cover }, imagesAmong(sources))), hidden };
};

/** The pages, counted from 0 in the order of the extract, that have to be images. */
const imagesAmong = (sources: ExtractSource[]): Set<number> => {
  const pages = sources.flatMap(({ pages: chosen, asImages: images = [] }) =>
    chosen.map((page) => images.includes(page)),
  );
  return new Set(pages.flatMap((image, index) => (image ? [index] : [])));
};

type Composing = { sources: ExtractSource[]; chosen: ChosenPage[]; cover: ExtractCover | undefined };

/** Pages with a font that cannot be cut to what they show become images; `images` are those that are known to. */
const composeFrom = async (
  selected: Uint8Array,
  composing: Composing,
  images: ReadonlySet<number>,
): ReturnType<typeof written> => {
  const ready = await redactPages(selected, composing.chosen, images);
  try {
    return await written(ready, composing);
  } catch (cause) {
    if (!(cause instanceof Unreleasable)) throw cause;
    const more = pagesWith(cause.objects, ready.document).filter((index) => !images.has(index));
    if (more.length === 0) throw new SelectionRefused('unreadable-source');
    return composeFrom(selected, composing, new Set([...images, ...more]));
  }
};

const written = async (ready: ReadyPages, { sources, cover }: Composing) => {
  const document = await PDFDocument.create({ updateMetadata: false });
  const coverPages = writeSheets(document, { ...ready, asImages: asImages(sources, ready.pages) }, cover);
  document.setTitle('Released records');
  document.setLanguage('en-US');
  return { ready: ready.pages, coverPages, pages: document.getPageCount(), ...(await writeDocument(document)) };
};

/** Of each source, the pages that could only be released as images. */
const asImages = (sources: ExtractSource[], ready: ReadyPage[]): number[][] => {
  let at = 0;
  return sources.map(({ pages }) => pages.filter(() => ready[at++]?.image !== undefined));
};

const writeSheets = (
  document: PDFDocument,
  ready: ReadyPages & { asImages: number[][] },
  cover: ExtractCover | undefined,
): number => {
  const faces = embedFaces(document);
  const front = cover && writeCover(document, faces, { ...cover, asImages: ready.asImages });
  const coverSheets = front?.canvases.map((canvas) => ({ canvas, stamp: front.stamp })) ?? [];
  const released = new ReleasedPages(document, faces, cover);
  const copy = new ResidueFreeCopy(ready.document.context, document.context);
  const sheets = [...coverSheets, ...ready.pages.map((page) => released.add(page, copy))];
  for (const [index, sheet] of sheets.entries()) {
    sheet.stamp.draw(sheet.canvas, { number: index + 1, of: sheets.length });
    sheet.canvas.finish(document);
  }
  copy.finish();
  finishFaces(document, faces);
  return coverSheets.length;
};

/** What became of the hidden words of a source, of which these pages became images. */
const carriedOut = (hidden: SettledHidden | undefined, images: ReadonlySet<number>): HiddenDecision[] =>
  (hidden?.decided ?? []).map((decision) =>
    decision.way === 'kept' && images.has(decision.page) && !SHOWN_WHEN_KEPT.has(decision.how)
      ? { ...decision, way: 'lost-in-image' }
      : decision,
  );

/** What was kept of these is seen, also in an image. */
const SHOWN_WHEN_KEPT = new Set<HiddenDecision['how']>([
  'marked-for-redaction',
  'prints-only',
  'shows-only',
  'never-shown',
]);

type ReadyPages = { document: PDFDocument; pages: ReadyPage[] };

const manifestOf = (
  { cover, sources }: ExtractRequest,
  ready: ReadyPage[],
  { coverPages, sha256: result, hidden }: { coverPages: number; sha256: string; hidden: SettledHidden[] },
): ExtractManifest => ({
  format: 'sequester-extract/4',
  sha256: result,
  cover,
  sources: sources.map(({ id, bytes, pages, redactions = [], asImages: images = [], hidden: decided }, at) => ({
    id,
    sha256: sha256(bytes),
    pages,
    redactions,
    ...(images.length > 0 ? { asImages: images } : {}),
    ...(decided === undefined ? {} : { hidden: carriedOut(hidden[at], new Set(asImages(sources, ready)[at])) }),
  })),
  coverPages,
  pages: sources
    .flatMap(({ id, pages }) => pages.map((sourcePage) => ({ source: id, sourcePage })))
    .map((page, index) => ({
      extractPage: coverPages + index + 1,
      ...page,
      rasterised: ready[index]?.image !== undefined,
      widthKept: ready[index]?.widthKept ?? false,
      redactions: ready[index]?.reasons ?? [],
    })),
});
