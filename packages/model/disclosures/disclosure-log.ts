import { GroundAsserted } from '@sequester/law/facts';
import * as z from 'zod';

import { DecisionId, DisclosureId, LinkId, PatientId, PracticeId, RequestId, StatementId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { Recipient } from './request.ts';

/** One disclosure that was made: written in the transaction that lets it out. */
export const DisclosureLogEntry = z.object({
  disclosureId: DisclosureId,
  practiceId: PracticeId,
  patientId: PatientId,
  requestId: RequestId,
  /** The link by which it left, or the statement by which it was told. */
  linkId: LinkId.optional(),
  statementId: StatementId.optional(),
  decisionId: DecisionId,
  at: Instant,
  ground: GroundAsserted,
  recipient: Recipient.partial({ email: true }).extend({ telephone: z.string().optional() }),
  description: phi(z.string()),
  purpose: phi(z.string()),
  extractSha256: z.string().optional(),
  pages: z.int(),
  /** Whether it is owed in the accounting of disclosures (45 CFR 164.528(a)(1)). */
  accounting: z.boolean(),
});
export type DisclosureLogEntry = z.infer<typeof DisclosureLogEntry>;
