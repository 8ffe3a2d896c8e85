import { Note as LawNote } from '@sequester/law/facts';
import * as z from 'zod';

import { MemberId, PatientId } from '../ids.ts';
import { Instant } from '../instant.ts';

/** Another person of the session: a patient of the practice, or a label that names nobody. */
export const Participant = z.union([
  PatientId,
  z.string().regex(/^participant-[1-9]\d?$/, { error: 'Name a participant by number, as participant-1.' }),
]);

/**
 * What only the originator can say of a note: what kind of session, with whom, and whether anything in it is none of a
 * psychotherapy note (45 CFR 164.501). The law's own fields; no word of the content.
 */
export const NoteFacts = LawNote.omit({ id: true, date: true, originator: true, draft: true }).extend({
  other_participants: z.array(Participant).max(30).nullish(),
  /** Where it lay by mistake, in one word: `billing_folder`. */
  misfiled_in: z
    .string()
    .regex(/^[a-z][a-z_]{0,59}$/, { error: 'Send one word of small letters, as billing_folder.' })
    .nullish(),
});
export type NoteFacts = z.infer<typeof NoteFacts>;

/** The entry of the chart in which stands what a note says that was none. */
export const MovedTo = z.object({ entryId: z.string(), at: Instant });
export type MovedTo = z.infer<typeof MovedTo>;

/** What was said of a note at one time. Rows are added and none changes; of each field the newest value counts. */
export const RecordedNoteFacts = z.object({
  at: Instant,
  by: MemberId,
  facts: NoteFacts,
  movedTo: MovedTo.optional(),
});
export type RecordedNoteFacts = z.infer<typeof RecordedNoteFacts>;
