import * as z from 'zod';

import type { Role } from '../actor.ts';
import { AuditEventId, MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { phi } from '../phi.ts';
import { saysNothing, saysSomething } from '../says-something.ts';
import { signedText } from './texts.ts';

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
  /** Of the last change. */
  revisedBy: MemberId.optional(),
  revisedAt: Instant.optional(),
};

/** Why an entry does not hold and never did: it stays, marked, and holds no more. */
export const correctionFields = { enteredInError: words().optional() };

/** Where a draft belongs, and whose it is. */
export const draftFields = { practiceId: PracticeId, patientId: PatientId, authorId: MemberId };

/** Saves of a draft by one member without a longer pause, which the audit has as one act. */
export const EditingSpell = z.object({ by: MemberId, eventId: AuditEventId });
export type EditingSpell = z.infer<typeof EditingSpell>;
/** Of a draft, from its first word to its signature, or to its end. */
export const signatureStates = ['draft', 'awaiting-cosignature', 'signed', 'deleted', 'taken-out'] as const;

/** A signature of a supervised clinician, with those who supervised them then. */
export const Awaited = z.object({ authorId: MemberId, cosigners: z.array(MemberId) });
export type Awaited = z.infer<typeof Awaited>;

/** A supervisor's signature beside that of a clinician. */
export const Cosignature = z.object({ by: MemberId, of: MemberId, at: Instant });
export type Cosignature = z.infer<typeof Cosignature>;

export const NewRemark = z.strictObject({ remark: signedText() });

/** What a supervisor says of a signed entry instead of co-signing it; its author answers in an addendum. */
export const Remark = NewRemark.extend({ by: MemberId, of: MemberId, at: Instant });
export type Remark = z.infer<typeof Remark>;

/** How far a draft has come. */
export const signatureFields = {
  state: z.enum(signatureStates),
  writtenAt: Instant,
  savedAt: Instant.optional(),
  signedAt: Instant.optional(),
  deletedAt: Instant.optional(),
  /** Signatures that wait for a supervisor's. */
  awaiting: z.array(Awaited).optional(),
  cosignatures: z.array(Cosignature).optional(),
  /** With which a supervisor sent it back. */
  remarks: z.array(Remark).optional(),
  /** The entry whose words this one began with. */
  copiedFrom: z.string().optional(),
  /** Of an entry that was signed long after what it is about. */
  lateEntry: z.object({ daysAfter: z.int(), lateAfterDays: z.int() }).optional(),
  editing: EditingSpell.optional(),
  revision: z.int().min(1),
};

/** Who may read a chart. */
export const chartReaders = ['owner', 'provider', 'privacy-officer', 'custodian'] as const satisfies readonly Role[];
