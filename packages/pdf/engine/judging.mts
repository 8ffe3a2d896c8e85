import type { HiddenHow } from '../types.ts';
import { deviceBox, type Character } from './engine-page.mts';
import type { Pdfium } from './engine-pdfium.mts';
import type { Drawn } from './hidden-objects.mts';
import type { Rectangle } from './jobs.ts';
import type { Box, Looks } from './page-looks.mts';

/** A letter of a page, the object that writes it (none where the engine made it up), and why it is not seen. */
export type JudgedLetter = { character: Character; owner: number; how: HiddenHow | undefined };

/** A page whose letters are judged, and all that it draws, by object. */
export type Judging = { pdfium: Pdfium; page: number; looks: Looks; drawn: Map<number, Drawn> };

/** Where a rectangle of the page stands on its pixels. */
export const boxOf = ({ pdfium, page, looks }: Judging, rectangle: Rectangle): Box =>
  deviceBox(pdfium, page, { rectangle, width: looks.whole.width, height: looks.whole.height });
