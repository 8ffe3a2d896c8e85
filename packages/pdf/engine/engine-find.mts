import { charactersOf, overlap, scratch, type Character } from './engine-page.mts';
import { byLines, inkedOf, union } from './engine-passages.mts';
import { openDocument, readPages, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { loadFlattened } from './engine-seen.mts';
import type { EnginePaths, FindAnswer, FindJob, FoundOnPage, Rectangle, ShownRect } from './jobs.ts';
import { nearMisses, wordsAt } from './near-misses.mts';
import { placesIn, type PassagePlace, type PassageWanted } from './passage-letters.mts';
import { isRecognised, layerShift, shifted } from './shifted-layer.mts';

/** The engine gives whole pixels: a thousandth of a point each. */
const FINE = 1000;
/** A rectangle gives way to a neighbour by this much of its height at most; further in, the neighbour is covered too. */
const MOST_MOVED = 0.25;
const HAIR = 0.05;

type Size = { width: number; height: number };

export const sizeOf = (pdfium: Pdfium, page: number): Size => ({
  width: pdfium.FPDF_GetPageWidthF(page),
  height: pdfium.FPDF_GetPageHeightF(page),
});

/** A rectangle of the page's own coordinates, on the page as shown. */
export const shownRect = (pdfium: Pdfium, page: number, { left, bottom, right, top }: Rectangle): Rectangle =>
  scratch(pdfium, 8, (at, view) => {
    const { width, height } = sizeOf(pdfium, page);
    const point = (x: number, y: number) => {
      pdfium.FPDF_PageToDevice(page, 0, 0, Math.round(width * FINE), Math.round(height * FINE), 0, x, y, at, at + 4);
      return { x: view().getInt32(0, true) / FINE, y: height - view().getInt32(4, true) / FINE };
    };
    const [a, b] = [point(left, bottom), point(right, top)];
    return { left: Math.min(a.x, b.x), bottom: Math.min(a.y, b.y), right: Math.max(a.x, b.x), top: Math.max(a.y, b.y) };
  });

/** The rectangle without the neighbour, where that takes little off it and leaves none of its own letters out. */
const givingWay = (rect: Rectangle, neighbour: Rectangle, own: Rectangle[]): Rectangle => {
  const moves = [
    { by: neighbour.right - rect.left, rect: { ...rect, left: neighbour.right + HAIR } },
    { by: rect.right - neighbour.left, rect: { ...rect, right: neighbour.left - HAIR } },
    { by: neighbour.top - rect.bottom, rect: { ...rect, bottom: neighbour.top + HAIR } },
    { by: rect.top - neighbour.bottom, rect: { ...rect, top: neighbour.bottom - HAIR } },
  ].toSorted((a, b) => a.by - b.by);
  const [least] = moves;
  const small = least !== undefined && least.by < MOST_MOVED * (rect.top - rect.bottom);
  return small && own.every((letter) => overlap(letter, least.rect)) ? least.rect : rect;
};

const inside = ({ left, bottom, right, top }: Rectangle, { width, height }: Size): boolean => {
  const [x, y] = [(left + right) / 2, (bottom + top) / 2];
  return x > 0 && x < width && y > 0 && y < height;
};

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** In hundredths of a point, within the page. */
export const rectangleOf = ({ left, bottom, right, top }: Rectangle, index: number, size: Size): ShownRect => {
  const [x, y] = [hundredths(Math.max(0, left)), hundredths(Math.max(0, bottom))];
  return {
    index,
    x,
    y,
    width: hundredths(Math.min(size.width, right) - x),
    height: hundredths(Math.min(size.height, top) - y),
  };
};

/** `moved` puts a rectangle where its words are seen, if text recognition has put them beside it. */
type Letters = {
  characters: Character[];
  size: Size;
  byOcr: boolean;
  moved: ((rect: ShownRect) => ShownRect) | undefined;
};

/** Where a rectangle's words are seen, on the page as shown. */
const movedBy = (pdfium: Pdfium, page: number, shift: { x: number; y: number }) => {
  const size = sizeOf(pdfium, page);
  const [from, to] = [EDGE, shifted(EDGE, shift)].map((rect) => shownRect(pdfium, page, rect));
  const move = { x: (to?.left ?? 0) - (from?.left ?? 0), y: (to?.bottom ?? 0) - (from?.bottom ?? 0) };
  return ({ index, x, y, width, height }: ShownRect): ShownRect =>
    rectangleOf(shifted({ left: x, bottom: y, right: x + width, top: y + height }, move), index, size);
};

const EDGE: Rectangle = { left: 100, bottom: 100, right: 101, top: 101 };

/** The letters that a page shows, where they stand on the page as shown. */
const lettersShown = (pdfium: Pdfium, document: number, index: number): Letters => {
  const page = loadFlattened(pdfium, document, index);
  const size = sizeOf(pdfium, page);
  const own = charactersOf(pdfium, page);
  const byOcr = isRecognised(pdfium, page);
  const shift = byOcr ? layerShift(pdfium, page, own) : undefined;
  const moved = shift && movedBy(pdfium, page, shift);
  const characters = own
    .map((character) => ({ ...character, tight: shownRect(pdfium, page, character.tight) }))
    .filter(({ tight }) => inside(tight, size));
  pdfium.FPDF_ClosePage(page);
  return { characters, size, byOcr, moved };
};

/** A rectangle for each line of some letters, which gives way to other letters where it can, and one where they are seen beside it. */
const rectsOf = ({ characters, size, moved }: Letters, place: Character[], index: number): ShownRect[] => {
  const others = characters.filter((character) => character.text.trim() !== '' && !place.includes(character));
  return byLines(place).flatMap((letters) => {
    const own = letters.map(({ tight }) => tight);
    const line = own.reduce(union);
    const free = others.reduce((rect, { tight }) => (overlap(rect, tight) ? givingWay(rect, tight, own) : rect), line);
    const rect = rectangleOf(free, index, size);
    return moved ? [rect, moved(rect)] : [rect];
  });
};

const formsOf = (words: string[]): FoundOnPage['forms'] =>
  [...Map.groupBy(words, (text) => text)].map(([text, { length }]) => ({ text, times: length }));

const find = (page: Letters, wanted: PassageWanted, index: number): FoundOnPage => {
  const { characters } = page;
  const places = placesIn(characters, wanted);
  const rectsAt = ({ from, to }: PassagePlace): ShownRect[] =>
    rectsOf(page, inkedOf(characters.slice(from, to + 1)), index);
  return {
    times: places.length,
    byOcr: page.byOcr,
    forms: formsOf(places.map((place) => wordsAt(characters, place))),
    rects: places.flatMap(rectsAt),
    near: nearMisses(characters, wanted.passage, places).map((place) => ({
      text: wordsAt(characters, place),
      rects: rectsAt(place),
    })),
  };
};

const NOTHING: FoundOnPage = { times: 0, byOcr: false, forms: [], rects: [], near: [] };

/**
 * Where passages stand on the pages as shown, in a rectangle for each line of each place, and on further pages. A page that is not
 * there has none.
 */
export const findPassages = async (
  paths: EnginePaths,
  { bytes, wanted, elsewhere = [] }: FindJob,
): Promise<FindAnswer> => {
  const pdfium = await startPdfium(paths);
  const { document, close } = openDocument(pdfium, bytes);
  const count = pdfium.FPDF_GetPageCount(document);
  close();
  const further = elsewhere === 'all' ? Array.from({ length: count }, (_, index) => index) : elsewhere;
  const chosen = [...new Set([...wanted.map(({ index }) => index), ...further])].filter((index) => index < count);
  const found = wanted.map(() => new Map<number, FoundOnPage>());
  readPages(pdfium, { bytes, chosen }, (open, index) => {
    const page = lettersShown(pdfium, open, index);
    for (const [at, one] of wanted.entries())
      if (one.index === index || further.includes(index)) found[at]?.set(index, find(page, one, index));
  });
  return {
    found: wanted.map(({ index: own }, at) => ({
      ...(found[at]?.get(own) ?? NOTHING),
      elsewhere: [...(found[at] ?? [])].flatMap(([index, page]) =>
        index !== own && page.times + page.near.length > 0 ? [{ index, ...page }] : [],
      ),
    })),
  };
};

/** The size of every page as shown, in points. */
export const pageSizes = async (paths: EnginePaths, bytes: Uint8Array): Promise<Size[]> => {
  const pdfium = await startPdfium(paths);
  return readPages(pdfium, { bytes }, (document, index) => {
    const page = pdfium.FPDF_LoadPage(document, index);
    const size = sizeOf(pdfium, page);
    pdfium.FPDF_ClosePage(page);
    return size;
  });
};
