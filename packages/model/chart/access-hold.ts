import * as z from 'zod';

import { AccessHoldId, MemberId, PatientId, PracticeId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { signedText } from './texts.ts';

/** For what a licensed professional may keep an entry from the patient, where another can review it (45 CFR 164.524(a)(3)). */
export const holdGrounds = {
  'endangers-life': '45 CFR 164.524(a)(3)(i)',
  'names-another-person': '45 CFR 164.524(a)(3)(ii)',
  'asked-by-representative': '45 CFR 164.524(a)(3)(iii)',
} as const;

const Ground = z.enum(['endangers-life', 'names-another-person', 'asked-by-representative']);

/** What the law lets be held, and no longer than the clinician says. */
export const NewAccessHold = z.strictObject({
  entryId: phi(z.string().max(40)),
  ground: phi(Ground),
  /** The professional judgment: what danger or harm, and why it is reasonably likely. It is not told to the patient. */
  reason: signedText(),
  /** The last day. */
  until: phi(CalendarDate.clone()),
});
export type NewAccessHold = z.infer<typeof NewAccessHold>;

export const HoldReview = z.strictObject({ decision: phi(z.enum(['upheld', 'lifted'])), reason: signedText() });
export type HoldReview = z.infer<typeof HoldReview>;

const done = { by: MemberId, at: Instant };

/** A clinician's hold on an entry before the patient sees it (45 CFR 164.524(a)(3)). */
export const AccessHold = z.object({
  accessHoldId: AccessHoldId,
  practiceId: PracticeId,
  patientId: PatientId,
  ...NewAccessHold.shape,
  held: z.object(done),
  /** By another licensed professional, who took no part in the hold (45 CFR 164.524(a)(4)). */
  review: HoldReview.extend(done).optional(),
  lifted: z.object(done).optional(),
  revision: z.int().min(1),
});
export type AccessHold = z.infer<typeof AccessHold>;

/** Whether a hold stands on a day. */
export const holdStands = ({ until, review, lifted }: AccessHold, day: string): boolean =>
  lifted === undefined && review?.decision !== 'lifted' && day <= until;
