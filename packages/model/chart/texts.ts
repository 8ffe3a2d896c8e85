import * as z from 'zod';

import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

const mostInText = 20_000;
const mostInLine = 500;

const Draft = z.string().max(mostInText);
const DraftLine = z.string().max(mostInLine);

/** A text about a patient while it is written, and as it is signed. */
export const draftText = () => phi(Draft.clone());
export const signedText = () => phi(Draft.clone().trim().refine(saysSomething, { params: saysNothing }));

/** A few words about a patient while they are written, and as they are signed. */
export const draftLine = () => phi(DraftLine.clone());
export const signedLine = () => phi(DraftLine.clone().trim().refine(saysSomething, { params: saysNothing }));

/** Letters of all texts of an entry together: a row holds 400 KB, and a letter takes up to three bytes. */
const mostTogether = 100_000;

const lettersIn = (value: unknown): number => {
  if (typeof value === 'string') return value.length;

  return typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, inner) => sum + lettersIn(inner), 0)
    : 0;
};

/** Whether all texts of an entry fit into its row. */
export const fitsIntoRow = (entry: unknown): boolean => lettersIn(entry) <= mostTogether;

/** The fault of one that does not, as a refinement has it. */
export const doesNotFit = {
  code: 'too_big',
  text: 'All texts together have more than 100,000 letters. Shorten them, or divide them between two entries.',
};
