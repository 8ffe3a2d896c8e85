import { settledSources } from '../appearances/settled-sources.ts';
import type { Picture } from '../engine/jobs.ts';
import { compare, EngineFailure, pictures, seen } from '../engine/run-engine.ts';
import { settledHiddenOf, type SettledHidden } from '../extract/settled-hidden.ts';
import type { Finding, StoredPdf, Verification, VerificationRequest } from '../types.ts';
import { checkBytes } from './check-bytes.ts';
import { checkCover, checkStamp, coverText, stampOn } from './check-cover.ts';
import { checkGlyphs } from './check-glyphs.ts';
import { checkLooks } from './check-looks.ts';
import { checkPictures } from './check-pictures.ts';
import { checkPixels } from './check-pixels.ts';
import { checkStructure, isTagged } from './check-structure.ts';
import {
  checkPage,
  foreignWords,
  IMAGE_NOTE,
  labelsIn,
  reasonsOf,
  showsImage,
  stampText,
  withoutPassages,
} from './check-texts.ts';
import { checkUse } from './check-use.ts';
import { imageRegion, pageNumbers, type Region } from './image-region.ts';
import { withPages } from './pages-of.ts';
import { Unreadable } from './pdf-value.ts';
import { readObjects, type PdfFile } from './read-objects.ts';
import { isPassage, isRect, type ScopePage } from './scope-page.ts';

/**
 * Checks an extract against its sources with another engine than the one that made it: the scope is whole, nothing else is there,
 * and every stream decodes. Whatever cannot be checked is a finding.
 */
export const verifyExtract = async (request: VerificationRequest): Promise<Verification> => {
  const findings = await findingsOf(request);
  return { ok: findings.length === 0, findings };
};

const findingsOf = async (request: VerificationRequest): Promise<Finding[]> => {
  try {
    return await check(request);
  } catch (cause) {
    return [
      {
        code: 'unreadable',
        detail: `the check could not be finished: ${cause instanceof EngineFailure ? cause.message : 'fault'}`,
      },
    ];
  }
};

type Scope = { pages: (ScopePage | undefined)[]; outside: string[] };

type Sources = VerificationRequest['sources'];

const readScope = async (sources: Sources, hidden: SettledHidden[]): Promise<Scope> => {
  const documents = sources.map(({ bytes, pages, redactions = [] }, at) => ({
    bytes,
    chosen: pages.map((page) => page - 1),
    rects: redactions.filter(isRect).map((rect) => ({ ...rect, index: rect.page - 1 })),
    hidden: hidden[at]?.parts ?? new Map<number, never>(),
  }));
  const read = await seen({ documents });
  const outside = sources.flatMap(({ pages }, at) => [
    ...(hidden[at]?.words ?? []),
    ...(read[at] ?? []).flatMap((page, index) => (pages.includes(index + 1) ? [] : [page.seen, page.unseen])),
  ]);
  const pages = sources.flatMap(({ bytes, pages: chosen, redactions = [] }, at) =>
    chosen.map((number): ScopePage | undefined => {
      const page = read[at]?.[number - 1];
      const own = redactions.filter((redaction) => redaction.page === number);
      const passages = own.filter(isPassage);
      return (
        page && {
          bytes,
          number,
          redactions: own,
          kept: withoutPassages(page.seen, passages),
          gone: [page.unseen, ...passages.map(({ passage }) => passage)],
          reasons: reasonsOf(own),
        }
      );
    }),
  );
  return { pages, outside };
};

/** All that each page of an extract says, as the sources are read; what has no meaning counts as a character. */
const readShown = async (extract: Uint8Array): Promise<string[]> => {
  const [pages = []] = await seen({ documents: [{ bytes: extract, chosen: 'all', rects: [] }] });
  return pages.map(({ seen: within, unseen }) => `${within}${unseen}`);
};

const check = async ({ cover, ...given }: VerificationRequest): Promise<Finding[]> => {
  const { extract } = given;
  const { sources, hidden } = await settledHiddenOf(await settledSources(given.sources));
  const shown = await readShown(extract);
  const { pages, outside } = await readScope(sources, hidden);
  const inScope = pages.filter((page) => page !== undefined);
  if (inScope.length < pages.length)
    return [{ code: 'source-mismatch', detail: 'a page in scope that its source does not have' }];
  const coverPages = shown.length - inScope.length;
  if (cover ? coverPages < 1 : coverPages !== 0)
    return [{ code: 'page-count', detail: `${shown.length} pages, ${inScope.length} in scope` }];
  const stamps = shown.map((text, index) =>
    cover
      ? stampText(stampOn(cover, text, { number: index + 1, of: shown.length }), {
          number: index + 1,
          of: shown.length,
        })
      : '',
  );
  const file = attempted(() => readObjects(extract));
  const regions = regionsOf(file, shown);
  const asImages = imagesOf(sources, regions.slice(coverPages));
  const known = [
    ...inScope.flatMap(({ kept, reasons }) => [kept, ...reasons]),
    ...stamps,
    ...(cover ? [coverText(cover, asImages)] : []),
  ];
  const foreign = foreignWords([...outside, ...inScope.flatMap(({ gone }) => gone)], known);
  const [inFile, inImages, inLooks] = await Promise.all([
    Promise.resolve().then(() => checkFile(file, foreign)),
    checkImages(extract, inScope, regions),
    checkLooks(extract, inScope, { file, regions, coverPages }),
  ]);
  const strange = new Set(inLooks.flatMap(({ pages: on = [] }) => on));
  const onPages = await checkPages(extract, inScope, { shown, stamps, regions, coverPages, strange });
  return [
    ...inFile,
    ...(cover ? checkCover(cover, { texts: shown.slice(0, coverPages), of: shown.length, asImages, foreign }) : []),
    ...(cover ? shown.flatMap((text, index) => checkStamp(cover, text, { number: index + 1, of: shown.length })) : []),
    ...inImages,
    ...onPages,
    ...inLooks.filter(({ detail }) => !onPages.some((finding) => finding.detail === unlike(detail))),
  ];
};

/** How a page that became an image, and is another, is found first. */
const unlike = (page: string): string => `${page}: does not look like its source`;

const attempted = <Result>(attempt: () => Result): Result | Unreadable => {
  try {
    return attempt();
  } catch (cause) {
    if (cause instanceof Unreadable) return cause;
    throw cause;
  }
};

/** Where on each page its image is painted, nothing where it is none; a note may have the words by which an image says so. */
const regionsOf = (file: PdfFile | Unreadable, shown: string[]): (Region | undefined)[] =>
  shown.map((text, at) => (file instanceof Unreadable || !showsImage(text) ? undefined : imageRegion(file, at)));

/** Pages of which the images are read in one job, whose time is limited. */
const PAGES_AT_ONCE = 64;

const picturesOn = async (pages: { bytes: StoredPdf; index: number }[]): Promise<Picture[][]> => {
  const read: Picture[][] = [];
  for (let from = 0; from < pages.length; from += PAGES_AT_ONCE) {
    const documents: { bytes: StoredPdf; chosen: number[] }[] = [];
    for (const { bytes, index } of pages.slice(from, from + PAGES_AT_ONCE)) {
      const last = documents.at(-1);
      if (last?.bytes === bytes) last.chosen.push(index);
      else documents.push({ bytes, chosen: [index] });
    }
    read.push(...(await pictures({ documents })).flat());
  }
  return read;
};

/** A cover has no images. A page that became an image is compared by its pixels elsewhere. */
const checkImages = async (
  extract: Uint8Array,
  inScope: ScopePage[],
  regions: (Region | undefined)[],
): Promise<Finding[]> => {
  const coverPages = regions.length - inScope.length;
  const sheets = [...regions.keys()].filter((at) => !regions[at]);
  const scope = sheets.flatMap((at) => inScope[at - coverPages] ?? []);
  const shown = await picturesOn(sheets.map((index) => ({ bytes: extract, index })));
  const source = await picturesOn(scope.map(({ bytes, number }) => ({ bytes, index: number - 1 })));
  return sheets.flatMap((at, index) =>
    checkPictures(at + 1, shown[index] ?? [], source[index - shown.length + source.length] ?? []),
  );
};

/** Of each source, the pages that the extract shows as images. */
const imagesOf = (sources: { pages: number[] }[], regions: (Region | undefined)[]): number[][] => {
  let at = 0;
  return sources.map(({ pages }) => pages.filter(() => regions[at++] !== undefined));
};

type Sheets = {
  shown: string[];
  stamps: string[];
  regions: (Region | undefined)[];
  coverPages: number;
  /** The pages that do not look like their source, from 1. */
  strange: ReadonlySet<number>;
};

const checkPages = async (
  extract: Uint8Array,
  inScope: ScopePage[],
  { shown, stamps, regions, coverPages, strange }: Sheets,
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const [index, page] of inScope.entries()) {
    const at = coverPages + index;
    const [text = '', stamp = '', region] = [shown[at], stamps[at], regions[at]];
    findings.push(
      ...checkPage({
        number: at + 1,
        text,
        source: region ? IMAGE_NOTE : page.kept,
        stamp: stamp + labelsIn(text, page.reasons),
        alike: !region && !strange.has(at + 1),
      }),
    );
    if (region && !(await sameLook({ bytes: extract, index: at }, region, page)))
      findings.push({ code: 'missing-text', detail: unlike(`page ${at + 1}`), pages: [at + 1] });
  }
  return findings;
};

const sameLook = async (
  extract: { bytes: Uint8Array; index: number },
  region: Region,
  { bytes, number, redactions }: ScopePage,
): Promise<boolean> => {
  const passages = redactions.filter(isPassage);
  const source = { bytes, index: number - 1, rects: redactions.filter(isRect), passages };
  return (await compare({ source, extract, region })) < DIFFERENT_LOOK;
};

/** Only the reasons in the blocks and the line that says the page is an image may differ. */
const DIFFERENT_LOOK = 0.02;

const checkFile = (file: PdfFile | Unreadable, foreign: ReadonlySet<string>): Finding[] => {
  const findings = attempted((): Finding[] => {
    if (file instanceof Unreadable) throw file;
    if (isTagged(file)) {
      return [
        {
          code: 'not-an-extract',
          detail: 'a whole document, as a note is sealed: an extract of it has to be made first',
        },
      ];
    }
    const found = [
      ...checkStructure(file),
      ...checkUse(file),
      ...checkGlyphs(file),
      ...checkPixels(file),
      ...checkBytes(file, foreign),
    ];
    return withPages(found, file, pageNumbers(file));
  });
  return findings instanceof Unreadable ? [{ code: 'unreadable', detail: findings.message }] : findings;
};
