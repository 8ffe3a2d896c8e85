import { PDFArray, PDFName, PDFNumber, PDFRawStream, type PDFDict } from '@cantoo/pdf-lib';

import { usedWidths } from './font-widths.ts';
import { clearContent } from './plain-content.ts';
import { numberIn } from './read-entry.ts';
import { meaningsIn, tableOf, usedMeanings } from './used-meanings.ts';

/** Gives a font the widths that another has for some codes. */
export const setWidths = (target: PDFDict, font: PDFDict, codes: number[]): void => {
  const widths = font.lookup(PDFName.of('Widths'));
  if (!(widths instanceof PDFArray)) return;
  const used = usedWidths(widths, { firstCode: numberIn(font, 'FirstChar') ?? 0, codes, context: target.context });
  target.set(PDFName.of('FirstChar'), PDFNumber.of(used.first));
  target.set(PDFName.of('LastChar'), PDFNumber.of(used.last));
  target.set(PDFName.of('Widths'), used.widths);
};

/** Gives a font the meanings that another has for some codes, or all. */
export const setMeanings = (target: PDFDict, font: PDFDict, codes: ReadonlySet<number> | undefined): void => {
  const table = font.lookup(PDFName.of('ToUnicode'));
  if (!(table instanceof PDFRawStream)) return;
  const meanings = meaningsIn(clearContent(table));
  const used = codes ? usedMeanings(meanings, codes) : meanings;
  const { context } = target;
  target.set(PDFName.of('ToUnicode'), context.register(context.flateStream(tableOf(used))));
};
