import * as z from 'zod';

import { MemberId, PatientId, PatientRequestId, PracticeId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { NewAnswer } from './answer.ts';
import { AskedOfPractice, requestText } from './asked.ts';

const byMember = { by: MemberId, at: Instant };

/** That the practice needs longer, said in time and with its reason (45 CFR 164.526(b)(2)(ii)). */
export const NewExtension = z.strictObject({ reason: requestText() });

/** A statement of disagreement, or that the request and its denial go with later disclosures instead (45 CFR 164.526(d)(2), (d)(1)(iii)). */
export const Disagreement = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('statement'), text: requestText() }),
  z.strictObject({ how: z.literal('attach-request') }),
]);
export type Disagreement = z.infer<typeof Disagreement>;

/** The practice's answer to a statement of disagreement (45 CFR 164.526(d)(3)). */
export const NewRebuttal = z.strictObject({ text: requestText() });

/** Something that a patient asked of the practice about their record, from its receipt to the last word on it. */
export const PatientRequest = z.object({
  patientRequestId: PatientRequestId,
  practiceId: PracticeId,
  patientId: PatientId,
  asked: AskedOfPractice,
  /** In the patient's account, or by a member who got it on paper or by word. */
  madeBy: z.union([
    z.object({ account: z.string(), representative: phi(z.string()).optional() }),
    z.object({ recordedBy: MemberId }),
  ]),
  receivedAt: Instant,
  /** The day of the receipt, from which clocks run. */
  receivedOn: phi(CalendarDate.clone()),
  status: z.enum(['received', 'answered', 'withdrawn']),
  extension: NewExtension.extend(byMember).optional(),
  answer: z.object({ ...byMember, given: NewAnswer }).optional(),
  /** The entry of the chart by which a restriction or a way to communicate holds. */
  entryId: z.string().optional(),
  withdrawnAt: Instant.optional(),
  disagreement: z.object({ at: Instant, said: Disagreement }).optional(),
  rebuttal: NewRebuttal.extend(byMember).optional(),
  revision: z.int().min(1),
});
export type PatientRequest = z.infer<typeof PatientRequest>;

/** What waits for an answer, in the list of a practice. */
export const OpenPatientRequest = PatientRequest.pick({
  patientRequestId: true,
  patientId: true,
  receivedAt: true,
  status: true,
}).extend({
  kind: z.enum(['amendment', 'restriction', 'confidential-communication', 'review']),
  dueOn: phi(CalendarDate.clone()),
});
export type OpenPatientRequest = z.infer<typeof OpenPatientRequest>;
