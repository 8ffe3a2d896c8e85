import { decodeStream } from './decode-stream.ts';
import { isDictionary, isList, nameOf, type Dictionary, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

export type Region = { x: number; y: number; width: number; height: number };

const dictionaryAt = (file: PdfFile, value: PdfValue | undefined): Dictionary | undefined => {
  const found =
    typeof value === 'object' && value?.kind === 'reference' ? file.objects.get(value.number)?.value : value;
  return isDictionary(found) ? found : undefined;
};

const pagesOf = (file: PdfFile): Dictionary[] => {
  const root = dictionaryAt(file, file.trailer.entries.get('Root'));
  const tree = dictionaryAt(file, root?.entries.get('Pages'));
  const kids = tree?.entries.get('Kids');
  return isList(kids) ? kids.items.flatMap((kid) => dictionaryAt(file, kid) ?? []) : [];
};

const PAINTED = /^(?:([\d.]+) 0 0 [\d.]+ 0 0 cm)?[^]*?q ([\d.]+) 0 0 ([\d.]+) ([-\d.]+) ([-\d.]+) cm \/Released Do Q/;

/** Where on its sheet the only image of a page is painted, in parts of the sheet; nothing if the page is not one image. */
export const imageRegion = (file: PdfFile, index: number): Region | undefined => {
  const page = pagesOf(file)[index];
  const box = page?.entries.get('MediaBox');
  const content = page?.entries.get('Contents');
  const stream =
    typeof content === 'object' && content?.kind === 'reference' ? file.objects.get(content.number) : undefined;
  const painted = dictionaryAt(file, dictionaryAt(file, page?.entries.get('Resources'))?.entries.get('XObject'));
  const image = dictionaryAt(file, painted?.entries.get('Released'));
  if (!stream || !isList(box) || painted?.entries.size !== 1 || nameOf(image?.entries.get('Subtype')) !== 'Image')
    return undefined;
  const decoded = decodeStream(stream);
  const found = decoded.kind === 'clear' ? PAINTED.exec(Buffer.from(decoded.bytes).toString('latin1')) : null;
  const [scale = 1, width = 0, height = 0, x = 0, y = 0] = (found?.slice(1) ?? []).map((value) => Number(value ?? 1));
  const [, , across = 1, up = 1] = box.items.map(Number);
  return {
    x: (x * scale) / across,
    y: (y * scale) / up,
    width: (width * scale) / across,
    height: (height * scale) / up,
  };
};
