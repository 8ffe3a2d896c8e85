import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text as pdf.js finds it; the rectangle is in points from the lower left corner of the page as shown. */
export type Piece = { text: string; x: number; y: number; width: number; height: number };

/** The pieces of text of every page, read by an engine that the package itself does not use. */
export const readByPdfJs = async (bytes: Uint8Array): Promise<Piece[][]> => {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS }).promise;
  const pages: Piece[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items, styles } = await page.getTextContent();
    pages.push(
      items.flatMap((item) => ('str' in item ? [placed(item, styles[item.fontName]?.vertical === true)] : [])),
    );
  }
  await document.loadingTask.destroy();
  return pages;
};

type Item = { str: string; transform: number[]; width: number; height: number };

/** The box around a piece that may be turned: its width along the baseline, its height across; downwards where it is written so. */
const placed = ({ str, transform, width, height }: Item, vertical: boolean): Piece => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  if (vertical)
    return { text: str, x: e - Math.abs(a), y: f - Math.abs(height), width: 2 * Math.abs(a), height: Math.abs(height) };
  const [along, across] = [Math.hypot(a, b) || 1, Math.hypot(c, d) || 1];
  const [xs, ys] = [
    [0, (a / along) * width, (c / across) * height, (a / along) * width + (c / across) * height],
    [0, (b / along) * width, (d / across) * height, (b / along) * width + (d / across) * height],
  ];
  const [x, y] = [e + Math.min(...xs), f + Math.min(...ys)];
  return { text: str, x, y, width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
};

/** The text of every page without spaces. */
export const textsByPdfJs = async (bytes: Uint8Array): Promise<string[]> =>
  (await readByPdfJs(bytes)).map((pieces) =>
    pieces
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  );
