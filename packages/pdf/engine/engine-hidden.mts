import type { HiddenHow } from '../types.ts';
import { objectsOn } from './engine-glyphs.mts';
import { charactersOf, deviceBox, overlap, renderPage, scratch, type Character } from './engine-page.mts';
import { KIND, openPage, readPages, startPdfium, type Pdfium } from './engine-pdfium.mts';
import { loadFlattened } from './engine-seen.mts';
import type { EnginePaths, HiddenJob, HiddenOnPage, Pixels, Rectangle } from './jobs.ts';

/** Fine enough that the strokes of small print differ from their ground. */
const DPI = 100;
/** Of 255: letters less different from what is around them cannot be read. */
const LEAST_CONTRAST = 24;
/** Of 255: a stroke of a picture under a letter that an OCR layer stands for. */
const STROKE = 64;
const BLACK = 60;
/** Letters lower than this cannot be read: a sixth of small print. In points. */
const TINY = 1;
/** FPDFAnnot_GetSubtype for a mark of what is to be taken out, not yet applied. */
const REDACT = 28;

/** Hides or shows the text of a page, also in forms that it paints. */
const setTexts = (pdfium: Pdfium, object: number, active: boolean): void => {
  const kind = pdfium.FPDFPageObj_GetType(object);
  if (kind === KIND.text) pdfium.FPDFPageObj_SetIsActive(object, active);
  const parts = kind === KIND.form ? pdfium.FPDFFormObj_CountObjects(object) : 0;
  for (let index = 0; index < parts; index += 1) setTexts(pdfium, pdfium.FPDFFormObj_GetObject(object, index), active);
};

type Looks = { whole: Pixels; wordless: Pixels };

const looksOf = (pdfium: Pdfium, page: number): Looks => {
  const objects = objectsOn(pdfium, page);
  const whole = renderPage(pdfium, page, { dpi: DPI, black: [] });
  for (const object of objects) setTexts(pdfium, object, false);
  const wordless = renderPage(pdfium, page, { dpi: DPI, black: [] });
  for (const object of objects) setTexts(pdfium, object, true);
  return { whole, wordless };
};

const brightness = ({ pixels }: Pixels, at: number): number =>
  ((pixels[3 * at] ?? 0) + (pixels[3 * at + 1] ?? 0) + (pixels[3 * at + 2] ?? 0)) / 3;

type Box = { left: number; top: number; width: number; height: number };

/** What is seen where a letter stands: how much it changes the page itself, and the darkest and brightest there. */
const seenAt = ({ whole, wordless }: Looks, { left, top, width, height }: Box) => {
  let [change, least, most] = [0, 255, 0];
  for (let y = Math.max(0, top); y < Math.min(whole.height, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(whole.width, left + width); x += 1) {
      const at = y * whole.width + x;
      const value = brightness(whole, at);
      for (let part = 3 * at; part < 3 * at + 3; part += 1)
        change = Math.max(change, Math.abs((whole.pixels[part] ?? 0) - (wordless.pixels[part] ?? 0)));
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return { change, least, most };
};

/** Why a letter cannot be seen; nothing where it can, or where it stands for a stroke of the picture that it lies on. */
const howHidden = (
  pdfium: Pdfium,
  page: number,
  { character, looks }: { character: Character; looks: Looks },
): HiddenHow | undefined => {
  const { tight } = character;
  const [width, height] = [looks.whole.width, looks.whole.height];
  const box = deviceBox(pdfium, page, { rectangle: tight, width, height });
  if (box.left >= width || box.top >= height || box.left + box.width <= 0 || box.top + box.height <= 0)
    return 'outside';
  const { change, least, most } = seenAt(looks, box);
  if (change >= LEAST_CONTRAST)
    return Math.max(tight.top - tight.bottom, tight.right - tight.left) < TINY ? 'tiny' : undefined;
  if (most < BLACK) return 'under-a-block';
  return most - least >= STROKE ? undefined : 'without-ink';
};

const isBlank = ({ text, tight }: Character): boolean => text.trim() === '' || tight.right <= tight.left;

/** Words in a row that are hidden in the same way. A single letter is left out: a full stop may fall between two pixels. */
const joined = (letters: { character: Character; how: HiddenHow | undefined }[]): HiddenOnPage[] => {
  const found: HiddenOnPage[] = [];
  let open: { how: HiddenHow; words: string } | undefined;
  const close = () => {
    if (open && open.words.replaceAll(/\s/g, '').length > 1)
      found.push({ how: open.how, words: open.words.trim().replaceAll(/\s+/g, ' ') });
    open = undefined;
  };
  for (const { character, how } of letters) {
    if (isBlank(character)) {
      if (open) open.words += ' ';
    } else if (how === undefined) {
      close();
    } else {
      if (open?.how !== how) close();
      open ??= { how, words: '' };
      open.words += character.text;
    }
  }
  close();
  return found;
};

/** Words that somebody marked to be taken out, and which are still there. */
const marked = (pdfium: Pdfium, document: number, index: number): HiddenOnPage[] => {
  const page = openPage(pdfium, document, index);
  const boxes: Rectangle[] = [];
  for (let at = 0; at < pdfium.FPDFPage_GetAnnotCount(page); at += 1) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, at);
    if (annotation && pdfium.FPDFAnnot_GetSubtype(annotation) === REDACT) {
      scratch(pdfium, 16, (pointer, view) => {
        pdfium.FPDFAnnot_GetRect(annotation, pointer);
        const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((offset) =>
          view().getFloat32(offset, true),
        );
        boxes.push({ left, right, bottom: Math.min(bottom, top), top: Math.max(bottom, top) });
      });
    }
    if (annotation) pdfium.FPDFPage_CloseAnnot(annotation);
  }
  const letters = boxes.length > 0 ? charactersOf(pdfium, page) : [];
  pdfium.FPDF_ClosePage(page);
  return boxes.flatMap((box) => {
    const words = letters.filter(({ tight, text }) => text.trim() === '' || overlap(tight, box));
    const text = words
      .map((letter) => (overlap(letter.tight, box) || letter.text.trim() === '' ? letter.text : ''))
      .join('');
    const trimmed = text.trim().replaceAll(/\s+/g, ' ');
    return trimmed === '' ? [] : [{ how: 'marked-for-redaction' as const, words: trimmed }];
  });
};

const hiddenOn = (pdfium: Pdfium, document: number, index: number): HiddenOnPage[] => {
  const stillThere = marked(pdfium, document, index);
  const page = loadFlattened(pdfium, document, index);
  const characters = charactersOf(pdfium, page);
  const letters = characters.some((character) => !isBlank(character)) ? characters : [];
  const looks = letters.length > 0 ? looksOf(pdfium, page) : undefined;
  const found = looks
    ? joined(
        letters.map((character) => ({
          character,
          how: isBlank(character) ? undefined : howHidden(pdfium, page, { character, looks }),
        })),
      )
    : [];
  pdfium.FPDF_ClosePage(page);
  return [...found, ...stillThere];
};

/** Words that pages hold and nobody sees, page by page. An OCR layer on the picture that it stands for is none. */
export const findHidden = async (paths: EnginePaths, { bytes, chosen }: HiddenJob): Promise<HiddenOnPage[][]> => {
  const pdfium = await startPdfium(paths);
  return readPages(pdfium, { bytes, chosen }, (document, index) => hiddenOn(pdfium, document, index));
};
