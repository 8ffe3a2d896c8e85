import * as z from 'zod';

import type { Role } from '../actor.ts';
import { AuditEventId, MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

const Words = z.string().trim().min(1).max(500).refine(saysSomething, { params: saysNothing });

/** A few words about a patient. */
export const words = () => phi(Words.clone());

/** Where an entry belongs, who recorded it and when. */
export const recordedFields = {
  /** Entries of a kind that cannot be revised stay at their first. */
  revision: z.int().min(1).default(1),
  practiceId: PracticeId,
  patientId: PatientId,
  recordedBy: MemberId,
  recordedAt: Instant,
};

/** Where a draft belongs, and whose it is. */
export const draftFields = { practiceId: PracticeId, patientId: PatientId, authorId: MemberId };

/** Saves of a draft by one member without a longer pause, which the audit has as one act. */
export const EditingSpell = z.object({ by: MemberId, eventId: AuditEventId });
export type EditingSpell = z.infer<typeof EditingSpell>;
/** Of a draft, from its first word to its signature. */
export const signatureStates = ['draft', 'signed'] as const;

/** How far a draft has come. */
export const signatureFields = {
  state: z.enum(signatureStates),
  writtenAt: Instant,
  savedAt: Instant.optional(),
  signedAt: Instant.optional(),
  /** Of an entry that was signed long after what it is about. */
  lateEntry: z.object({ daysAfter: z.int(), lateAfterDays: z.int() }).optional(),
  editing: EditingSpell.optional(),
  revision: z.int().min(1),
};

/** Who may read a chart. */
export const chartReaders = ['owner', 'provider', 'privacy-officer', 'custodian'] as const satisfies readonly Role[];
