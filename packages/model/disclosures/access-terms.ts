import * as z from 'zod';

import { MemberId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

const Words = z.string().trim().min(1).max(2000).refine(saysSomething, { params: saysNothing });
const words = () => phi(Words.clone());

const Cents = z.int().min(0).max(1_000_000);

/** In what form a patient wants their record, and what was agreed on beside it (45 CFR 164.524(c)). */
export const NewAccessTerms = z.strictObject({
  /** As pages or data, on paper, or to look at in the practice. */
  form: z.enum(['pdf', 'json', 'paper', 'inspection']),
  /** What else was said of form and format. */
  remark: words().optional(),
  /** A summary in the place of the record, or an explanation of it: to both it and its fee the patient agreed before ((c)(2)(iii)). */
  summary: z
    .strictObject({ what: z.enum(['summary', 'explanation']), agreedOn: CalendarDate, feeAgreed: z.literal(true) })
    .optional(),
  /** What it will cost, in cents: labor for copying, supplies, postage, and nothing else ((c)(4)). */
  feeEstimate: z.strictObject({ labor: Cents, supplies: Cents, postage: Cents }).optional(),
});
export type NewAccessTerms = z.infer<typeof NewAccessTerms>;

const byMember = { by: MemberId, at: Instant };

/** The terms of a patient's access, and that the practice takes thirty days more, with its reason ((b)(2)(ii)). */
export const AccessTerms = z.object({
  terms: NewAccessTerms.extend(byMember).optional(),
  extension: z.object({ ...byMember, reason: words(), until: CalendarDate, told: z.array(words()) }).optional(),
});
export type AccessTerms = z.infer<typeof AccessTerms>;

export const NewAccessExtension = z.strictObject({ reason: words() });
