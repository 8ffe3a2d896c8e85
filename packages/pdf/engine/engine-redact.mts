import { crossesEdge, removable } from './engine-crossing.mts';
import { drawPage } from './engine-drawn.mts';
import { clearOutside, outsideOf, remove } from './engine-edge.mts';
import { objectsOn } from './engine-glyphs.mts';
import type { Piece } from './engine-lines.mts';
import { rememberLook } from './engine-look.mts';
import { boundsOf, charactersOf, overlap, within, type Character } from './engine-page.mts';
import { blanksBetween, findPassage, placesOf, squeezed } from './engine-passages.mts';
import { openDocument, openPage, saveDocument, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { planReset, underRect } from './engine-reset.mts';
import { loadFlattened } from './engine-seen.mts';
import { clearHidden } from './hidden-removal.mts';
import type { EnginePaths, PageRedaction, Pixels, Rectangle, RedactAnswer, RedactedPage, RedactJob } from './jobs.ts';
import { layerShift, shifted } from './shifted-layer.mts';

/** The finest resolution of a fax machine: letters stay sharp, and a page takes 6 MB uncompressed. */
const RASTER_DPI = 150;

/** A block where words are seen that text recognition has put beside it. */
const seenAt = (rect: Rectangle, { shift, reason }: { shift: { x: number; y: number }; reason: string }): Piece => ({
  rect: shifted(rect, shift),
  letters: [],
  reason,
  close: false,
});

type Plan = { ink: Rectangle[]; pieces: Piece[]; missing: string[] };

const planFor = (
  characters: Character[],
  { rects, passages }: PageRedaction,
  shift?: { x: number; y: number },
): Plan => {
  const found = passages.map(({ reason, ...wanted }) => ({ reason, ...findPassage(characters, wanted) }));
  const pieces = [
    ...rects.map(({ rect, reason }) => ({ rect, reason, ...underRect(characters, rect) })),
    ...found.flatMap(({ lines, reason }) => lines.map((line) => ({ ...line, reason, close: true }))),
    ...(shift ? found.flatMap(({ lines, reason }) => lines.map((line) => seenAt(line.rect, { shift, reason }))) : []),
  ];
  const gone = new Set(pieces.flatMap(({ letters }) => letters));
  return {
    ink: [...rects.map(({ rect }) => rect), ...found.flatMap(({ ink }) => ink), ...blanksBetween(characters, gone)],
    pieces,
    missing: found.flatMap(({ count }, index) => (count === 0 ? [passages[index]?.passage ?? ''] : [])),
  };
};

/** Whether nothing is to be taken out, because all that the page draws lies in its shown part. */
const liesWithin = (pdfium: Pdfium, page: number, { rects, passages, raster, shown }: PageRedaction): boolean =>
  rects.length + passages.length === 0 &&
  !raster &&
  shown !== undefined &&
  objectsOn(pdfium, page).every((object) => {
    const bounds = boundsOf(pdfium, object);
    return bounds && within(bounds, shown);
  });

type Judged = Omit<RedactedPage, 'image'> & { raster: boolean };

type Load = (pdfium: Pdfium, document: number, index: number) => number;

const redactPage = (pdfium: Pdfium, document: number, { task, load }: { task: PageRedaction; load: Load }): Judged => {
  const page = load(pdfium, document, task.index);
  const cleared = clearHidden(pdfium, page, { document, task });
  if (cleared !== 'uncertain' && liesWithin(pdfium, page, task)) {
    pdfium.FPDF_ClosePage(page);
    const changed = cleared === 'cleared';
    return { index: task.index, changed, blocks: [], missing: [], strings: [], widthKept: false, raster: false };
  }
  const before = charactersOf(pdfium, page);
  const shift = task.passages.length > 0 ? layerShift(pdfium, page, before) : undefined;
  const { missing, ...first } = planFor(before, task, shift);
  const areas = first.pieces.map(({ rect }) => rect);
  const stubborn = objectsOn(pdfium, page).some((object) => {
    const bounds = boundsOf(pdfium, object);
    return !removable(pdfium, object) && (!bounds || areas.some((area) => overlap(area, bounds)));
  });
  const certain =
    task.raster ||
    cleared === 'uncertain' ||
    stubborn ||
    (task.shown !== undefined && crossesEdge(pdfium, { page, document, shown: task.shown }));
  const outside =
    !certain && task.shown ? outsideOf(pdfium, page, { shown: task.shown, characters: before }) : undefined;
  const changed = certain || cleared === 'cleared' || outside !== undefined || areas.length > 0;
  const black = goneFrom(before, { areas, letters: first.pieces.flatMap(({ letters }) => letters), shown: task.shown });
  const keepsItsLook =
    changed && !certain ? rememberLook(pdfium, page, { document, index: task.index, black }) : undefined;
  if (outside && task.shown) clearOutside(pdfium, page, { shown: task.shown, ...outside });
  const standing = outside ? charactersOf(pdfium, page) : before;
  const plan = outside ? planFor(standing, task, shift) : first;
  const planned = certain ? undefined : plannedReset(pdfium, page, { task, plan, characters: standing });
  if (!certain && areas.length > 0) remove(pdfium, page, plan.ink);
  const left = changed ? charactersOf(pdfium, page) : before;
  const survives =
    task.rects.some(({ rect }) => left.some(({ text, tight }) => text.trim() !== '' && overlap(tight, rect))) ||
    task.passages.some((wanted) => findPassage(left, wanted).count > 0) ||
    (task.rects.length === 0 &&
      !outside &&
      squeezed(left).length !== squeezed(before).length - lettersIn(before, task));
  const raster = certain || survives || keepsItsLook?.() === false;
  const reset = raster ? undefined : planned?.(left);
  pdfium.FPDF_ClosePage(page);
  const blocks = plan.pieces.map((piece) => ({ rect: reset?.blocks.get(piece) ?? piece.rect, reason: piece.reason }));
  const widthKept = plan.pieces.some((piece) => piece.close && !reset?.blocks.has(piece));
  return { index: task.index, changed, blocks, missing, strings: reset?.strings ?? [], widthKept, raster };
};

/** Where a page may look different afterwards: the redactions, and the letters that its edge cuts. */
const goneFrom = (
  characters: Character[],
  { areas, letters, shown }: { areas: Rectangle[]; letters: Character[]; shown: Rectangle | undefined },
): Rectangle[] => [
  ...areas,
  ...letters.map(({ tight }) => tight),
  ...characters.flatMap(({ tight }) => (shown && !within(tight, shown) && overlap(tight, shown) ? [tight] : [])),
];

type Planning = { task: PageRedaction; plan: Omit<Plan, 'missing'>; characters: Character[] };

/** Words move only on a page that stays text. */
const plannedReset = (pdfium: Pdfium, page: number, { task, plan, characters }: Planning) =>
  task.reset && task.shown && plan.pieces.length > 0
    ? planReset(pdfium, page, { characters, pieces: plan.pieces, ink: plan.ink, shown: task.shown })
    : undefined;

/** The letters of all passages, those that two of them share counted once. */
const lettersIn = (characters: Character[], { passages }: PageRedaction): number => {
  const gone = new Set(passages.flatMap((wanted) => placesOf(characters, wanted).flat()));
  return squeezed(characters.filter((character) => gone.has(character))).length;
};

/** Takes text out of pages; a page from which it cannot be taken for certain comes back as an image. */
export const redactPages = async (
  paths: EnginePaths,
  { bytes, pages, flatten = false }: RedactJob,
): Promise<RedactAnswer> => {
  const pdfium = await startPdfium(paths);
  const { document } = openDocument(pdfium, bytes);
  const load = flatten ? loadFlattened : openPage;
  const done = pages.map((task) => redactPage(pdfium, document, { task, load }));
  const saved = done.some(({ changed }) => changed) ? saveDocument(pdfium, document) : undefined;
  const untouched = done.some(({ raster }) => raster) ? openDocument(pdfium, bytes).document : 0;
  return {
    pages: done.map(({ raster, ...page }) => (raster ? { ...page, image: imageOf(pdfium, untouched, page) } : page)),
    bytes: saved,
  };
};

/** As a reader shows it, with its annotations and fields. */
const imageOf = (pdfium: Pdfium, document: number, { index, blocks }: RedactedPage): Pixels =>
  drawPage(pdfium, { document, index, dpi: RASTER_DPI, black: blocks.map(({ rect }) => rect) });
