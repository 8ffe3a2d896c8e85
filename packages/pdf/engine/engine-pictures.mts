import { objectsOn } from './engine-glyphs.mts';
import { greyOfBitmap } from './engine-grey.mts';
import { KIND, readPages, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { loadFlattened } from './engine-seen.mts';
import type { EnginePaths, Picture, PicturesJob } from './jobs.ts';

const SIDE = 64;
/** About this many pixels of an image are sampled, in evenly spaced rows and columns. */
const MOST_PIXELS = 1_000_000;

/** The mean brightness of each part of an image, whatever it is painted on. */
const pictureOf = (pdfium: Pdfium, object: number): Picture => {
  const bitmap = pdfium.FPDFImageObj_GetBitmap(object);
  if (!bitmap) return { width: 0, height: 0, parts: [] };
  const { width, height, values } = greyOfBitmap(pdfium, bitmap);
  const [across, down] = [Math.min(SIDE, width), Math.min(SIDE, height)];
  const [sums, counts] = [new Float64Array(across * down), new Float64Array(across * down)];
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / MOST_PIXELS)));
  for (let y = 0; y < height; y += step) {
    const row = across * Math.floor((y * down) / height);
    for (let x = 0; x < width; x += step) {
      const part = row + Math.floor((x * across) / width);
      sums[part] = (sums[part] ?? 0) + (values[y * width + x] ?? 0);
      counts[part] = (counts[part] ?? 0) + 1;
    }
  }
  return { width, height, parts: Array.from(sums, (sum, part) => Math.round(sum / Math.max(1, counts[part] ?? 1))) };
};

const picturesIn = (pdfium: Pdfium, object: number): Picture[] => {
  const type = pdfium.FPDFPageObj_GetType(object);
  if (type === KIND.image) return [pictureOf(pdfium, object)];
  const count = type === KIND.form ? pdfium.FPDFFormObj_CountObjects(object) : 0;
  return Array.from({ length: count }, (_, index) => pdfium.FPDFFormObj_GetObject(object, index)).flatMap((one) =>
    picturesIn(pdfium, one),
  );
};

const picturesOn = (pdfium: Pdfium, document: number, index: number): Picture[] => {
  const page = loadFlattened(pdfium, document, index);
  const pictures = objectsOn(pdfium, page).flatMap((object) => picturesIn(pdfium, object));
  pdfium.FPDF_ClosePage(page);
  return pictures;
};

/** The images on the chosen pages of documents, also in forms; annotations count as what they show. */
export const readPictures = async (paths: EnginePaths, { documents }: PicturesJob): Promise<Picture[][][]> => {
  const pdfium = await startPdfium(paths);
  return documents.map((pages) => readPages(pdfium, pages, (document, index) => picturesOn(pdfium, document, index)));
};
