import * as z from 'zod';

import type { Role } from '../actor.ts';
import { MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';

const Words = z.string().trim().min(1).max(500).refine(saysSomething, { params: saysNothing });

/** A few words about a patient. */
export const words = () => phi(Words.clone());

/** Where an entry belongs, who recorded it and when. */
export const recordedFields = {
  practiceId: PracticeId,
  patientId: PatientId,
  recordedBy: MemberId,
  recordedAt: Instant,
};

/** Where a draft belongs, and whose it is. */
export const draftFields = { practiceId: PracticeId, patientId: PatientId, authorId: MemberId };

/** How far a draft has come. */
export const signatureFields = {
  state: z.enum(['draft', 'signed']),
  writtenAt: Instant,
  signedAt: Instant.optional(),
  revision: z.int().min(1),
};

/** Who may read a chart. */
export const chartReaders = ['owner', 'provider', 'privacy-officer', 'custodian'] as const satisfies readonly Role[];
