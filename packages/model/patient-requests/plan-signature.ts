import * as z from 'zod';

import { words } from '../chart/entry.ts';
import { TreatmentPlanId } from '../chart/kinds/treatment-plan.ts';
import { PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';

/** That a patient, in their account, put their name to a treatment plan at the revision that they read, or declined to. */
export const PlanSignature = z.object({
  treatmentPlanId: TreatmentPlanId,
  practiceId: PracticeId,
  patientId: PatientId,
  account: z.string(),
  representative: phi(z.string()).optional(),
  decision: z.enum(['signed', 'declined']),
  typedName: phi(z.string()).optional(),
  /** The revision of the plan that was signed. */
  planRevision: z.int().min(1),
  remark: words().optional(),
  at: Instant,
});
export type PlanSignature = z.infer<typeof PlanSignature>;
