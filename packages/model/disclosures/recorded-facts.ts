import { Action, Context as LawContext, Patient as LawPatient, Requester as LawRequester } from '@sequester/law/facts';
import * as z from 'zod';

import { FactsId, MemberId, PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { Verification } from './artifact.ts';

/** What the workflow says itself, from its own records: who receives, what was approved, what was delivered. */
const ofTheWorkflow = {
  approved_note_ids: true,
  disclosures: true,
  stated_purpose: true,
} as const;

/** What people may say of a request: the law's own model, without what the workflow knows better. */
export const RecordableFacts = z.strictObject({
  action: Action,
  patient: LawPatient.omit({ id: true, age: true }).optional(),
  requester: LawRequester.omit({ id: true, type: true }).optional(),
  context: LawContext.omit(ofTheWorkflow).optional(),
});
export type RecordableFacts = z.infer<typeof RecordableFacts>;

/** Facts that one member said at one time. Rows are added and none changes. */
export const RecordedFacts = z.object({
  factsId: FactsId,
  practiceId: PracticeId,
  requestId: RequestId,
  at: Instant,
  by: MemberId,
  /** The revision of the request that they were added to, which no two additions share. */
  revision: z.int().min(0),
  facts: phi(RecordableFacts.clone()),
  /** Who verified the requester's identity, and how (45 CFR 164.514(h)(1)(i)). */
  verification: Verification.optional(),
});
export type RecordedFacts = z.infer<typeof RecordedFacts>;
