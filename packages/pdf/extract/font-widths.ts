import { PDFArray, PDFNumber, type PDFContext } from '@cantoo/pdf-lib';

const numberAt = (source: PDFArray, at: number): number | undefined => {
  const value = source.lookup(at);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
};

/** The widths of a simple font from the first to the last code shown, 0 for the codes between that are not. */
export const usedWidths = (
  widths: PDFArray,
  { firstCode, codes, context }: { firstCode: number; codes: number[]; context: PDFContext },
): { first: number; last: number; widths: PDFArray } => {
  const inside = codes.filter((code) => code >= firstCode && code < firstCode + widths.size());
  const [first = 0, last = first] = [inside[0], inside.at(-1)];
  const kept = PDFArray.withContext(context);
  for (let code = first; code <= last; code += 1)
    kept.push(PDFNumber.of(inside.includes(code) ? (numberAt(widths, code - firstCode) ?? 0) : 0));
  return { first, last, widths: kept };
};

type Range = { from: number; to: number; values: number[] };

/** The entries of a W array, or of a W2 array, which has three numbers for each CID (ISO 32000-1, 9.7.4.3). */
const rangesIn = (source: PDFArray, size: number): Range[] => {
  const ranges: Range[] = [];
  for (let at = 0; at < source.size();) {
    const from = numberAt(source, at) ?? 0;
    const next = source.lookup(at + 1);
    const list = next instanceof PDFArray ? next : undefined;
    const numbersFrom = (place: number, of: PDFArray): number[] =>
      Array.from({ length: size }, (_, index) => numberAt(of, place + index) ?? 0);
    if (list) {
      for (let step = 0; (step + 1) * size <= list.size(); step += 1)
        ranges.push({ from: from + step, to: from + step, values: numbersFrom(step * size, list) });
    } else {
      ranges.push({ from, to: numberAt(source, at + 1) ?? -1, values: numbersFrom(at + 2, source) });
    }
    at += list ? 2 : 2 + size;
  }
  return ranges;
};

/** A W or W2 array of some CIDs alone. */
export const usedCidWidths = (
  source: PDFArray,
  { size, cids, context }: { size: 1 | 3; cids: number[]; context: PDFContext },
): PDFArray => {
  const ranges = rangesIn(source, size);
  const single = new Map(ranges.flatMap(({ from, to, values }) => (from === to ? [[from, values] as const] : [])));
  const wide = ranges.filter(({ from, to }) => to > from);
  const kept = PDFArray.withContext(context);
  for (const cid of cids) {
    const values = single.get(cid) ?? wide.find(({ from, to }) => cid >= from && cid <= to)?.values;
    if (!values) continue;
    kept.push(PDFNumber.of(cid));
    kept.push(context.obj(values));
  }
  return kept;
};
