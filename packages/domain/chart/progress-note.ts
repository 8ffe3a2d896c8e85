import { CalendarDate, Instant, MemberId, PatientId, phi, PracticeId, ProgressNoteId } from '@sequester/model';
import * as z from 'zod';

const Part = z.string().trim().min(1).max(20_000);
const part = () => phi(Part.clone());

/** The formats in which therapists document a session, each with its own parts. */
export const ProgressNoteContent = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('DAP'), data: part(), assessment: part(), plan: part() }),
  z.strictObject({
    format: z.literal('SOAP'),
    subjective: part(),
    objective: part(),
    assessment: part(),
    plan: part(),
  }),
  z.strictObject({ format: z.literal('BIRP'), behavior: part(), intervention: part(), response: part(), plan: part() }),
]);
export type ProgressNoteContent = z.infer<typeof ProgressNoteContent>;

/**
 * What belongs in the record and can never be a psychotherapy note: session start and stop times, modalities and
 * frequencies of treatment (45 CFR 164.501).
 */
export const Session = z
  .strictObject({
    startedAt: phi(Instant.clone()),
    stoppedAt: phi(Instant.clone()),
    modality: phi(z.enum(['individual', 'couple', 'family', 'group', 'crisis'])),
    setting: phi(z.enum(['in-person', 'video', 'telephone'])).default('in-person'),
    frequency: phi(z.enum(['once', 'twice-weekly', 'weekly', 'biweekly', 'monthly', 'as-needed'])),
  })
  .refine(({ startedAt, stoppedAt }) => startedAt < stoppedAt, { path: ['stoppedAt'] });
export type Session = z.infer<typeof Session>;

/** A note of the record about one session. While it is a draft its author may change it; once signed nobody may. */
export const ProgressNote = z.object({
  progressNoteId: ProgressNoteId,
  practiceId: PracticeId,
  patientId: PatientId,
  authorId: MemberId,
  sessionDate: phi(CalendarDate.clone()),
  session: Session,
  content: ProgressNoteContent,
  state: z.enum(['draft', 'signed']),
  writtenAt: Instant,
  signedAt: Instant.optional(),
  revision: z.int().min(1),
});
export type ProgressNote = z.infer<typeof ProgressNote>;
