import * as z from 'zod';

import { EntryId } from '../chart/entry-id.ts';
import { phi } from '../phi.ts';
import { requestText } from './asked.ts';

/** Why an amendment is denied, and for nothing else (45 CFR 164.526(a)(2)). */
export const amendmentDenials = {
  'not-created-here': '45 CFR 164.526(a)(2)(i)',
  'outside-designated-record-set': '45 CFR 164.526(a)(2)(ii)',
  'not-open-to-access': '45 CFR 164.526(a)(2)(iii)',
  'accurate-and-complete': '45 CFR 164.526(a)(2)(iv)',
} as const;

const Denial = z.enum([
  'not-created-here',
  'outside-designated-record-set',
  'not-open-to-access',
  'accurate-and-complete',
]);

const entryIds = () => phi(z.array(z.clone(EntryId)).min(1).max(50));

/** How the practice answers what a patient asked, by the kind of that. */
export const NewAnswer = z.discriminatedUnion('outcome', [
  /** The entries that the amendment is linked to (45 CFR 164.526(c)(1)), and who was told of it ((c)(3)). */
  z.strictObject({
    outcome: z.literal('accepted'),
    entryIds: entryIds(),
    amendment: requestText(),
    told: phi(z.array(requestText()).max(20)).optional(),
  }),
  z.strictObject({ outcome: z.literal('denied'), ground: phi(Denial), basis: requestText() }),
  z.strictObject({ outcome: z.literal('agreed') }),
  z.strictObject({ outcome: z.literal('refused'), basis: requestText().optional() }),
  z.strictObject({ outcome: z.literal('accommodated') }),
  z.strictObject({ outcome: z.literal('not-reasonable'), basis: requestText() }),
  /** The review itself is recorded with the hold. */
  z.strictObject({ outcome: z.literal('reviewed') }),
]);
export type NewAnswer = z.infer<typeof NewAnswer>;
