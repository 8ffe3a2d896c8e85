import type { HiddenHow } from '../types.ts';
import { scratch } from './engine-page.mts';
import { KIND, type Pdfium } from './engine-pdfium.mts';
import { placed, type Drawn } from './hidden-objects.mts';
import type { Rectangle } from './jobs.ts';
import { seenAt, type Box, type Looks } from './page-looks.mts';

/** FPDF_TEXTRENDERMODE: neither filled nor stroked; 7 clips what comes after it as well. */
const INVISIBLE = new Set([3, 7]);
const FILLED = 0;
const STROKED = 1;
/** Of 255: no more opaque than this is not seen. */
const LEAST_OPACITY = 8;
/** Of 255: a colour this near to another is the same to the eye. */
const SAME = 24;
/** Of 255: darker than this all over is a black box. */
const BLACK = 72;
/** FPDF_FILLMODE_NONE */
const NOT_FILLED = 0;
/** A shading, which PDFium counts as a kind of its own. */
const SHADING = 4;

type Colour = { red: number; green: number; blue: number; alpha: number };

/** What a text is written in: it may be filled, or its edges drawn alone. */
const inkOf = (pdfium: Pdfium, object: number): Colour | undefined =>
  scratch(pdfium, 16, (at, view) => {
    const edges = pdfium.FPDFTextObj_GetTextRenderMode(object) === STROKED;
    const known = edges
      ? pdfium.FPDFPageObj_GetStrokeColor(object, at, at + 4, at + 8, at + 12)
      : pdfium.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12);
    if (!known) return undefined;
    const [red = 0, green = 0, blue = 0, alpha = 0] = [0, 4, 8, 12].map((offset) => view().getUint32(offset, true));
    return { red, green, blue, alpha };
  });

const isInvisible = (pdfium: Pdfium, object: number): boolean =>
  INVISIBLE.has(pdfium.FPDFTextObj_GetTextRenderMode(object));

type Ground = { inner: Box; looks: Looks };

/** Whether all that is behind a letter is of its own colour. */
const isOfItsGround = ({ red, green, blue }: Colour, { inner, looks }: Ground): boolean => {
  const { width, height, pixels } = looks.wordless;
  for (let y = Math.max(0, inner.top); y < Math.min(height, inner.top + inner.height); y += 1) {
    for (let x = Math.max(0, inner.left); x < Math.min(width, inner.left + inner.width); x += 1) {
      const at = 3 * (y * width + x);
      const near = [red, green, blue].every((value, part) => Math.abs(value - (pixels[at + part] ?? 0)) < SAME);
      if (!near) return false;
    }
  }
  return true;
};

/** How dark the page is where a letter stands. */
const isBlack = ({ inner, looks }: Ground): boolean => seenAt(looks, inner).most < BLACK;

/** Why a letter has no ink that could be seen, whatever else is drawn in its place; nothing where it has. */
export const ownInk = (pdfium: Pdfium, { object, kind }: Drawn, ground: Ground): HiddenHow | undefined => {
  if (kind !== KIND.text) return undefined;
  if (isInvisible(pdfium, object)) return 'invisible';
  const fill = inkOf(pdfium, object);
  if (fill === undefined || pdfium.FPDFTextObj_GetTextRenderMode(object) !== FILLED) return undefined;
  if (fill.alpha < LEAST_OPACITY) return 'transparent';
  if (!isOfItsGround(fill, ground)) return undefined;
  return isBlack(ground) ? 'failed-redaction' : 'same-colour';
};

const isIn = ({ left, bottom, right, top }: Rectangle, tight: Rectangle): boolean => {
  const [x, y] = [(tight.left + tight.right) / 2, (tight.bottom + tight.top) / 2];
  return x >= left && x <= right && y >= bottom && y <= top;
};

const isFilled = (pdfium: Pdfium, object: number): boolean =>
  scratch(
    pdfium,
    8,
    (at, view) => pdfium.FPDFPath_GetDrawMode(object, at, at + 4) && view().getInt32(0, true) !== NOT_FILLED,
  );

/** What of the things drawn after a letter may cover it. */
const covering = (pdfium: Pdfium, { object, kind }: Drawn): HiddenHow | undefined => {
  if (kind === KIND.image) return 'under-an-image';
  return kind === SHADING || (kind === KIND.path && isFilled(pdfium, object)) ? 'under-a-box' : undefined;
};

/** Where the parts of a clip lie on the page. */
const clipsOf = (pdfium: Pdfium, { object, matrix }: Drawn): Rectangle[] => {
  const clip = pdfium.FPDFPageObj_GetClipPath(object);
  const paths = clip ? Math.max(0, pdfium.FPDFClipPath_CountPaths(clip)) : 0;
  return Array.from({ length: paths }, (_, path) => {
    const box = { left: Infinity, bottom: Infinity, right: -Infinity, top: -Infinity };
    for (let at = 0; at < pdfium.FPDFClipPath_CountPathSegments(clip, path); at += 1) {
      const segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, at);
      scratch(pdfium, 8, (pointer, view) => {
        if (!pdfium.FPDFPathSegment_GetPoint(segment, pointer, pointer + 4)) return;
        const [x, y] = [view().getFloat32(0, true), view().getFloat32(4, true)];
        Object.assign(box, {
          left: Math.min(box.left, x),
          right: Math.max(box.right, x),
          bottom: Math.min(box.bottom, y),
          top: Math.max(box.top, y),
        });
      });
    }
    return placed(box, matrix);
  });
};

/**
 * Why a letter that nothing covers is not seen. White that is printed over (no ink of any of four colours) is seen where readers do
 * not print over, as most do on screen.
 */
const withoutCover = (pdfium: Pdfium, { object }: Drawn, ground: Ground): HiddenHow | undefined => {
  const ink = inkOf(pdfium, object);
  if (ink === undefined || isOfItsGround(ink, ground)) return 'same-colour';
  const isWhite = Math.min(ink.red, ink.green, ink.blue) === 255;
  return isWhite ? undefined : 'invisible';
};

/** Why a letter that has ink of its own is not seen: what covers it, that it is cut off, its colour, or that its ink does not show. */
export const whyCovered = (
  pdfium: Pdfium,
  letter: Drawn | undefined,
  { tight, inner, looks, drawn }: Ground & { tight: Rectangle; drawn: ReadonlyMap<number, Drawn> },
): HiddenHow | undefined => {
  if (letter && clipsOf(pdfium, letter).some((clip) => !isIn(clip, tight))) return 'clipped';
  if (isBlack({ inner, looks })) return 'failed-redaction';
  const after = [...drawn.values()].filter(
    ({ order, bounds }) => letter && order > letter.order && bounds && isIn(bounds, tight),
  );
  const covers = after.flatMap((thing) => covering(pdfium, thing) ?? []);
  return covers.at(-1) ?? (letter && withoutCover(pdfium, letter, { inner, looks }));
};
