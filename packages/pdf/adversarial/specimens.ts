import type { Specimen } from './book.ts';
import { drawing } from './drawing.ts';
import { leadingAway } from './leading-away.ts';
import { hiding, showing } from './showing.ts';

/** Every family of difficult PDFs by name; a seed varies page count, fonts, compression and the difficulty itself. */
export const families: Record<string, (seed: number) => Specimen> = { ...leadingAway, ...drawing, ...showing, ...hiding };

/** The page chosen from a specimen, from 1, so that every page is chosen in some specimen. */
export const chosenPage = (specimen: Specimen, seed: number): number => (seed % specimen.pages.length) + 1;

/** Markers that must not be in an extract of one page, and those that must. */
export const expected = (specimen: Specimen, page: number): { inside: string[]; outside: string[] } => ({
  inside: specimen.pages[page - 1]?.shown ?? [],
  outside: [...specimen.loose, ...specimen.pages.flatMap(({ shown, unseen }, index) => (index === page - 1 ? [] : [...shown, ...unseen]))],
});
