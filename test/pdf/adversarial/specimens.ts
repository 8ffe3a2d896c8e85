import type { Specimen } from './book.ts';
import { carrying } from './carrying.ts';
import { drawing } from './drawing.ts';
import { filing } from './filing.ts';
import { leadingAway } from './leading-away.ts';
import { lettering } from './lettering.ts';
import { naming } from './naming.ts';
import { pictures } from './pictures.ts';
import { hiding, showing } from './showing.ts';
import { unappearing } from './unappearing.ts';
import { writing } from './writing.ts';

/** Every family of difficult PDFs by name; a seed varies page count, fonts, compression and the difficulty itself. */
export const families: Record<string, (seed: number) => Specimen> = {
  ...leadingAway,
  ...drawing,
  ...showing,
  ...hiding,
  ...writing,
  ...lettering,
  ...pictures,
  ...carrying,
  ...filing,
  ...naming,
  ...unappearing,
};

/** The page chosen from a specimen, from 1, so that every page is chosen in some specimen. */
export const chosenPage = (specimen: Specimen, seed: number): number => (seed % specimen.pages.length) + 1;

/** Markers that must not be in an extract of one page, those that must, and those that what it draws may hold. */
export const expected = (
  specimen: Specimen,
  page: number,
): { inside: string[]; outside: string[]; drawn: string[] } => ({
  inside: specimen.pages[page - 1]?.shown ?? [],
  drawn: specimen.pages[page - 1]?.drawn ?? [],
  outside: [
    ...specimen.loose,
    ...specimen.pages.flatMap(({ shown, drawn, residue }, index) =>
      index === page - 1 ? residue : [...shown, ...drawn, ...residue],
    ),
  ],
});
