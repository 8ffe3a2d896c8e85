import { PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib';

import type { HiddenAt, PageRedaction, Pixels, Rectangle, RedactedPage } from '../engine/jobs.ts';
import { qpdf, redact } from '../engine/run-engine.ts';
import { READABLY } from '../engine/selection.mts';
import type { Redaction, RedactionRect } from '../types.ts';
import { RedactionRefused, type ChosenPage } from './chosen-pages.ts';
import { clearContent } from './plain-content.ts';
import { withResets } from './reset-lines.ts';
import { SelectionRefused } from './select-pages.ts';
import { contentOf, shownPage, uprightMatrix, type ShownPage } from './shown-page.ts';

/** A selected page, ready to be put on its sheet: its content, or an image of it, and the blocks that stand for what was taken out. */
export type ReadyPage = {
  page: PDFPage;
  image: Pixels | undefined;
  blocks: RedactedPage['blocks'];
  widthKept: boolean;
  reasons: string[];
};

const isRect = (redaction: Redaction): redaction is RedactionRect => 'width' in redaction;

/** A rectangle on the page as shown, in the page's own coordinates. A unit of the page counts as a point, whatever it is worth. */
const ownRectangle = ({ x, y, width, height }: Omit<HiddenAt, 'how'>, { unit, ...shown }: ShownPage): Rectangle => {
  const page = { ...shown, unit: 1, width: shown.width / unit, height: shown.height / unit };
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = uprightMatrix(page);
  const determinant = a * d - b * c;
  const back = (px: number, py: number) => ({
    x: (d * (px - e) - c * (py - f)) / determinant,
    y: (a * (py - f) - b * (px - e)) / determinant,
  });
  const [from, to] = [back(x, y), back(x + width, y + height)];
  return {
    left: Math.min(from.x, to.x),
    bottom: Math.min(from.y, to.y),
    right: Math.max(from.x, to.x),
    top: Math.max(from.y, to.y),
  };
};

/** Refused, because a caller who is wrong about the page's origin would believe that the text was taken out. */
const liesBeside = ({ x, y, width, height }: RedactionRect, shown: ShownPage): boolean =>
  x + width <= 0 || y + height <= 0 || x * shown.unit >= shown.width || y * shown.unit >= shown.height;

/** The same redaction given twice is made once. */
const distinct = (redactions: Redaction[]): Redaction[] => [
  ...new Map(redactions.map((redaction) => [JSON.stringify(redaction), redaction])).values(),
];

const taskFor = (
  page: PDFPage,
  index: number,
  { redactions: given, raster, hidden }: Pick<ChosenPage, 'redactions' | 'hidden'> & { raster: boolean },
): PageRedaction => {
  const [shown, redactions] = [shownPage(page), distinct(given)];
  const astray = redactions.find((redaction) => isRect(redaction) && liesBeside(redaction, shown));
  if (astray) throw new RedactionRefused('rectangle-off-page', astray.page);
  const own = ({ how, ...rect }: HiddenAt) => ({ rect: ownRectangle(rect, shown), how });
  return {
    index,
    rects: redactions
      .filter(isRect)
      .map((redaction) => ({ rect: ownRectangle(redaction, shown), reason: redaction.reason })),
    passages: redactions.flatMap((redaction) =>
      isRect(redaction)
        ? []
        : [{ passage: redaction.passage, reason: redaction.reason, matchCase: redaction.matchCase }],
    ),
    raster,
    shown: shown.box,
    reset: true,
    ...(hidden ? { hidden: { out: hidden.out.map(own), kept: hidden.kept.map(own) } } : {}),
  };
};

/**
 * A page that has to be an image is drawn from its own document, with everything on it: outside that document nothing says which
 * layers are hidden, and what was selected may have lost what could not be copied.
 */
const renderFromSource = async (
  chosen: ChosenPage[],
  { tasks, pages }: { tasks: PageRedaction[]; pages: RedactedPage[] },
): Promise<void> => {
  const wanted = chosen.flatMap(({ source, sourcePage, layered }, at) => {
    const [task, page] = [tasks[at], pages[at]];
    const isImage = layered || task?.raster === true || page?.image !== undefined;
    return isImage && task && page ? [{ source, page, task: { ...task, index: sourcePage - 1, raster: true } }] : [];
  });
  for (const [source, own] of Map.groupBy(wanted, (one) => one.source)) {
    const answer = await redact({ bytes: source, pages: own.map(({ task }) => task), flatten: true });
    for (const [at, { page }] of own.entries()) {
      const drawn = answer.pages[at];
      page.image = drawn?.image;
      page.blocks = drawn?.blocks ?? [];
      page.widthKept = drawn?.widthKept ?? false;
    }
  }
};

const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });

/** Moves the words after the blocks up to them; gives the pages on which that cannot be done. */
const resetPages = (document: PDFDocument, redacted: RedactedPage[]): Set<number> => {
  const failed = new Set<number>();
  for (const { index, strings, image } of redacted) {
    if (strings.length === 0 || image) continue;
    const page = document.getPage(index);
    const content = contentOf(page);
    const changed = content && withResets(clearContent(content), strings);
    if (changed === undefined) {
      failed.add(index);
    } else {
      page.node.set(
        PDFName.of('Contents'),
        document.context.register(document.context.flateStream(Buffer.from(changed, 'latin1'))),
      );
    }
  }
  return failed;
};

type Redacted = { document: PDFDocument; pages: RedactedPage[] };

/** Makes the redactions; where the words of a page cannot be moved after all, they keep their places. */
const takeOut = async (selected: Uint8Array, before: PDFDocument, tasks: PageRedaction[]): Promise<Redacted> => {
  const { pages, bytes } = await redact({ bytes: selected, pages: tasks });
  const stays = pages.every(({ changed, image }) => !changed || image !== undefined);
  const document = bytes && !stays ? await load(await tidied(bytes)) : before;
  const failed = resetPages(document, pages);
  if (failed.size === 0) return { document, pages };
  return takeOut(
    selected,
    before,
    tasks.map((task) => (failed.has(task.index) ? { ...task, reset: false } : task)),
  );
};

/**
 * Takes the redactions, and whatever lies outside the shown part of a page, out of the selected pages; those of `asImages`,
 * counted from 0, become images.
 * Throws `RedactionRefused`, `EngineFailure`.
 */
export const redactPages = async (
  selected: Uint8Array,
  chosen: ChosenPage[],
  asImages: ReadonlySet<number>,
): Promise<{ document: PDFDocument; pages: ReadyPage[] }> => {
  const before = await load(selected);
  const tasks = before.getPages().map((page, index) =>
    taskFor(page, index, {
      redactions: chosen[index]?.redactions ?? [],
      hidden: chosen[index]?.hidden,
      raster: asImages.has(index),
    }),
  );
  const { document, pages: redacted } = await takeOut(selected, before, tasks);
  await renderFromSource(chosen, { tasks, pages: redacted });
  for (const { missing, index } of redacted)
    if (missing.length > 0) throw new RedactionRefused('passage-not-found', chosen[index]?.sourcePage ?? 0);

  const pages = document.getPages().map((page, index): ReadyPage => {
    const { image, blocks = [], widthKept = false } = redacted[index] ?? {};
    return { page, image, blocks, widthKept, reasons: chosen[index]?.redactions.map(({ reason }) => reason) ?? [] };
  });
  return { document, pages };
};

/** Throws `SelectionRefused` where what the engine wrote cannot be read. */
const tidied = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { output } = await qpdf({
    files: [{ name: 'redacted.pdf', bytes }],
    args: ['/redacted.pdf', ...READABLY, '/tidied.pdf'],
    output: 'tidied.pdf',
  });
  if (output.length === 0) throw new SelectionRefused('unreadable-source');
  return output;
};
