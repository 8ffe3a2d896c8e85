import * as z from 'zod';

import { phi } from '../phi.ts';
import { redactionReasons } from './vocabulary.ts';

/** Why something is taken out, in words that tell nothing of what it is. They are printed in the black block. */
export const RedactionReason = z.enum(redactionReasons);
export type RedactionReason = z.infer<typeof RedactionReason>;

/** Reasons for which a person is taken out. */
export const ofPersons: ReadonlySet<RedactionReason> = new Set<RedactionReason>(['other-person', 'required-by-order']);

/** No side of a page is longer, in points (ISO 32000-1, annex C). */
const side = 14_400;

/** In points from the lower left corner of the page as shown; the page counts from 1. */
const Place = z.strictObject({
  page: z.int().min(1).max(10_000),
  x: z.number().min(0).max(side),
  y: z.number().min(0).max(side),
  width: z.number().positive().max(side),
  height: z.number().positive().max(side),
});

/** A part of a page that is taken out: where, never what. */
export const Redaction = Place.extend({ reason: RedactionReason });
export type Redaction = z.infer<typeof Redaction>;

/** A part of a page that alone is kept: the rest of its page is taken out. */
export const KeptPassage = Place;
export type KeptPassage = z.infer<typeof KeptPassage>;

/** What an originator says of a person whom the ceiling demands to be taken out of one note. */
export const AccountedName = z.strictObject({
  name: phi(z.string().trim().min(1).max(200)),
  how: z.enum(['taken-out', 'does-not-occur']),
});
export type AccountedName = z.infer<typeof AccountedName>;
