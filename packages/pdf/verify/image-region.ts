import { decodeStream } from './decode-stream.ts';
import { isDictionary, isList, nameOf, type Dictionary, type List, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

export type Region = { x: number; y: number; width: number; height: number };

const dictionaryAt = (file: PdfFile, value: PdfValue | undefined): Dictionary | undefined => {
  const found =
    typeof value === 'object' && value?.kind === 'reference' ? file.objects.get(value.number)?.value : value;
  return isDictionary(found) ? found : undefined;
};

/** The numbers of the pages of an extract, in order. */
export const pageNumbers = (file: PdfFile): number[] => {
  const root = dictionaryAt(file, file.trailer.entries.get('Root'));
  const tree = dictionaryAt(file, root?.entries.get('Pages'));
  const kids = tree?.entries.get('Kids');
  return isList(kids)
    ? kids.items.flatMap((kid) => (typeof kid === 'object' && kid?.kind === 'reference' ? [kid.number] : []))
    : [];
};

const pagesOf = (file: PdfFile): Dictionary[] =>
  pageNumbers(file).flatMap((number) => dictionaryAt(file, { kind: 'reference', number }) ?? []);

const PAINTED =
  /^(?:([\d.]+) 0 0 [\d.]+ 0 0 cm)?[^]*?q ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) cm \/Released Do Q/;

type Painted = { sheet: List; object: Dictionary; scale: number; matrix: number[]; alone: boolean };

/** What stands on a page of the extract under the name that the builder gives, and how it is painted there. */
const paintedOn = (file: PdfFile, index: number): Painted | undefined => {
  const page = pagesOf(file)[index];
  const sheet = page?.entries.get('MediaBox');
  const content = page?.entries.get('Contents');
  const stream =
    typeof content === 'object' && content?.kind === 'reference' ? file.objects.get(content.number) : undefined;
  const painted = dictionaryAt(file, dictionaryAt(file, page?.entries.get('Resources'))?.entries.get('XObject'));
  const object = dictionaryAt(file, painted?.entries.get('Released'));
  if (!stream || !isList(sheet) || !object) return undefined;
  const decoded = decodeStream(stream);
  const found = decoded.kind === 'clear' ? PAINTED.exec(Buffer.from(decoded.bytes).toString('latin1')) : null;
  const [scale = 1, ...matrix] = (found?.slice(1) ?? []).map((value) => Number(value ?? 1));
  return { sheet, object, scale, matrix, alone: painted?.entries.size === 1 };
};

/** A unit square or a box under a matrix, in parts of the sheet. */
const regionOf = (
  { sheet, scale, matrix: [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] }: Painted,
  box: number[],
): Region => {
  const [left = 0, bottom = 0, right = 1, top = 1] = box;
  const corners = [left, right].flatMap((x) =>
    [bottom, top].map((y) => ({ x: a * x + c * y + e, y: b * x + d * y + f })),
  );
  const [xs, ys] = [corners.map(({ x }) => x * scale), corners.map(({ y }) => y * scale)];
  const [, , across = 1, up = 1] = sheet.items.map(Number);
  const [from, base] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: from / across,
    y: base / up,
    width: (Math.max(...xs) - from) / across,
    height: (Math.max(...ys) - base) / up,
  };
};

/** Where on its sheet the only image of a page is painted, in parts of the sheet; nothing if the page is not one image. */
export const imageRegion = (file: PdfFile, index: number): Region | undefined => {
  const painted = paintedOn(file, index);
  if (!painted?.alone || nameOf(painted.object.entries.get('Subtype')) !== 'Image') return undefined;
  const [, b = 0, c = 0] = painted.matrix;
  return regionOf(b === 0 && c === 0 ? painted : { ...painted, matrix: [] }, [0, 0, 1, 1]);
};

/** Where on its sheet a released page stands, as an image or as it was, in parts of the sheet; nothing where it is blank. */
export const releasedRegion = (file: PdfFile, index: number): Region | undefined => {
  const painted = paintedOn(file, index);
  const box = painted?.object.entries.get('BBox');
  if (!painted) return undefined;
  return regionOf(painted, isList(box) ? box.items.map(Number) : [0, 0, 1, 1]);
};
