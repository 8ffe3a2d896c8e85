import * as z from 'zod';

import { phi } from '../phi.ts';

/**
 * Why words that are in a file cannot be seen: under a black box that takes nothing out (`failed-redaction`), under something else,
 * in the colour of what is behind them, written without ink (PDF's render mode 3), without opacity, cut off by a clip, too small,
 * beside the page (these never leave), under a mark that was never applied, or in an annotation that only prints, only shows, or neither.
 */
export const HiddenHow = z.enum([
  'failed-redaction',
  'under-a-box',
  'under-an-image',
  'same-colour',
  'invisible',
  'transparent',
  'clipped',
  'tiny',
  'outside',
  'marked-for-redaction',
  'prints-only',
  'shows-only',
  'never-shown',
]);
export type HiddenHow = z.infer<typeof HiddenHow>;

/** No side of a page is longer, in points (ISO 32000-1, annex C). */
const side = 14_400;

/** Where words are that cannot be seen, in points from the lower left corner of the page as shown; never which words. */
export const HiddenPlace = z.strictObject({
  page: z.int().min(1).max(10_000),
  how: HiddenHow,
  x: z.number().min(-side).max(side),
  y: z.number().min(-side).max(side),
  width: z
    .number()
    .min(0)
    .max(2 * side),
  height: z
    .number()
    .min(0)
    .max(2 * side),
});
export type HiddenPlace = z.infer<typeof HiddenPlace>;

/** What an originator decides on the words of one place: they leave with their page, unseen as they are, or they are taken out of it. */
export const HiddenChoice = HiddenPlace.extend({ way: z.enum(['kept', 'taken-out']) });
export type HiddenChoice = z.infer<typeof HiddenChoice>;

/** Such words, for their originator's eyes. */
export const HiddenWords = HiddenPlace.extend({ words: phi(z.string()) });
export type HiddenWords = z.infer<typeof HiddenWords>;
