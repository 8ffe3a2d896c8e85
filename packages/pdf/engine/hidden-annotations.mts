import type { HiddenHow, StoredPdf } from '../types.ts';
import { objectsOn, thingsOn } from './engine-glyphs.mts';
import { charactersOf, overlap, scratch, type Character } from './engine-page.mts';
import { openDocument, openPage, type Pdfium } from './engine-pdfium.mts';
import { flatten } from './engine-seen.mts';
import type { Rectangle } from './jobs.ts';

/** FPDFAnnot_GetSubtype: a link and a pop-up draw nothing of their own, a mark of what is to be taken out is one of another kind. */
const LINK = 2;
const POPUP = 16;
const REDACT = 28;
/** Flags of an annotation (ISO 32000-1, 12.5.3). */
const HIDDEN = 2;
const PRINT = 4;
const NO_VIEW = 32;

type Annotation = { at: number; subtype: number; flags: number; rect: Rectangle };

const rectOf = (pdfium: Pdfium, annotation: number): Rectangle =>
  scratch(pdfium, 16, (pointer, view) => {
    pdfium.FPDFAnnot_GetRect(annotation, pointer);
    const [left = 0, top = 0, right = 0, bottom = 0] = [0, 4, 8, 12].map((offset) => view().getFloat32(offset, true));
    return {
      left: Math.min(left, right),
      right: Math.max(left, right),
      bottom: Math.min(bottom, top),
      top: Math.max(bottom, top),
    };
  });

/** The annotations of a page, by their numbers in its list. */
const annotationsOn = (pdfium: Pdfium, page: number): Annotation[] =>
  Array.from({ length: pdfium.FPDFPage_GetAnnotCount(page) }, (_, at) => at).flatMap((at) => {
    const annotation = pdfium.FPDFPage_GetAnnot(page, at);
    if (!annotation) return [];
    const subtype = pdfium.FPDFAnnot_GetSubtype(annotation);
    const found = { at, subtype, flags: pdfium.FPDFAnnot_GetFlags(annotation), rect: rectOf(pdfium, annotation) };
    pdfium.FPDFPage_CloseAnnot(annotation);
    return [found];
  });

/** How an annotation differs between screen and paper; nothing where it is on both, or hidden from both by its flag and never released. */
const howShown = ({ subtype, flags }: Annotation): HiddenHow | undefined => {
  if (subtype === LINK || subtype === POPUP || subtype === REDACT || (flags & HIDDEN) !== 0) return undefined;
  const [shows, prints] = [(flags & NO_VIEW) === 0, (flags & PRINT) !== 0];
  if (shows) return prints ? undefined : 'shows-only';
  return prints ? 'prints-only' : 'never-shown';
};

/** Letters on a page, with how they are hidden and the annotation that says them, and where that draws something else than letters. */
export type SaidLetters = {
  how: HiddenHow;
  letters: Character[];
  annotation: number | undefined;
  drawn?: Rectangle | undefined;
};

/** What annotations say that are not on both screen and paper, drawn on their page alone; of those that the screen does not show, pictures too. */
const saidUnevenly = (pdfium: Pdfium, bytes: StoredPdf, index: number, wanted: Annotation[]): SaidLetters[] => {
  const { document, close } = openDocument(pdfium, bytes);
  const page = openPage(pdfium, document, index);
  for (const object of objectsOn(pdfium, page)) pdfium.FPDFPage_RemoveObject(page, object);
  pdfium.FPDFPage_GenerateContent(page);
  const kept = new Set(wanted.map(({ at }) => at));
  for (let at = pdfium.FPDFPage_GetAnnotCount(page) - 1; at >= 0; at -= 1) {
    const annotation = kept.has(at) ? pdfium.FPDFPage_GetAnnot(page, at) : 0;
    if (annotation) {
      pdfium.FPDFAnnot_SetFlags(annotation, PRINT);
      pdfium.FPDFPage_CloseAnnot(annotation);
    } else {
      pdfium.FPDFPage_RemoveAnnot(page, at);
    }
  }
  flatten(pdfium, page);
  pdfium.FPDF_ClosePage(page);
  const drawn = openPage(pdfium, document, index);
  const characters = charactersOf(pdfium, drawn);
  const things = thingsOn(pdfium, drawn);
  pdfium.FPDF_ClosePage(drawn);
  close();
  const own = new Map<number, Character[]>();
  for (const character of characters) {
    const one = wanted.find(({ rect }) => overlap(rect, character.tight)) ?? wanted[0];
    if (one) own.set(one.at, [...(own.get(one.at) ?? []), character]);
  }
  return wanted.flatMap((one) => {
    const [how, letters] = [howShown(one), own.get(one.at) ?? []];
    const isPicture = how !== 'shows-only' && letters.length === 0 && things.some((thing) => overlap(thing, one.rect));
    return how && (letters.length > 0 || isPicture)
      ? [{ how, letters, annotation: one.at, drawn: isPicture ? one.rect : undefined }]
      : [];
  });
};

/** The words under marks of what is to be taken out, which nobody took out. */
const markedLetters = (pdfium: Pdfium, page: number, marks: Annotation[]): SaidLetters[] => {
  const letters = marks.length > 0 ? charactersOf(pdfium, page) : [];
  return marks.map(({ rect }) => ({
    how: 'marked-for-redaction',
    letters: letters.filter(({ tight, text }) => text.trim() === '' || overlap(tight, rect)),
    annotation: undefined,
  }));
};

/** What annotations of a page, counted from 0, hide: words that they mark, and words of their own. */
export const saidByAnnotations = (
  pdfium: Pdfium,
  { bytes, document, index }: { bytes: StoredPdf; document: number; index: number },
): SaidLetters[] => {
  const page = openPage(pdfium, document, index);
  const annotations = annotationsOn(pdfium, page);
  const marks = annotations.filter(({ subtype }) => subtype === REDACT);
  const marked = markedLetters(pdfium, page, marks);
  pdfium.FPDF_ClosePage(page);
  const uneven = annotations.filter((annotation) => howShown(annotation) !== undefined);
  return uneven.length > 0 ? [...marked, ...saidUnevenly(pdfium, bytes, index, uneven)] : marked;
};
