import * as z from 'zod';

import { idOf } from '../../id-of.ts';
import { PatientId } from '../../ids.ts';
import { Instant } from '../../instant.ts';
import { phi } from '../../phi.ts';
import { chartReaders, draftFields, signatureFields } from '../entry.ts';
import type { SignedKind } from '../kind.ts';
import { signedActs } from '../signed-acts.ts';
import { draftLine, draftText, signedLine, signedText } from '../texts.ts';

const idPrefix = 'ctn';
export const ContactNoteId = idOf('contactNote', idPrefix);
export type ContactNoteId = z.infer<typeof ContactNoteId>;

const at = phi(Instant.clone());
const how = phi(z.enum(['in-person', 'telephone', 'video', 'text-message', 'e-mail', 'letter', 'fax']));
const direction = phi(z.enum(['incoming', 'outgoing']));

/** A contact note as it is written: half of it may be missing. */
export const ContactNoteDraft = z.strictObject({
  at: at.optional(),
  how: how.optional(),
  direction: direction.optional(),
  with: draftLine().optional(),
  text: draftText().optional(),
});
export type ContactNoteDraft = z.infer<typeof ContactNoteDraft>;

export const ContactNote = z.object({
  contactNoteId: ContactNoteId,
  ...draftFields,
  ...ContactNoteDraft.shape,
  ...signatureFields,
});
export type ContactNote = z.infer<typeof ContactNote>;

/** A contact outside of a session: with the patient, a relative, another clinician, a school. */
export const contactNoteKind = {
  life: 'signed',
  name: 'contactNote',
  idPrefix,
  row: 'CONTACT-NOTE',
  plural: 'contactNotes',
  writers: ['provider'],
  readers: chartReaders,
  fhir: 'Communication',
  recordClass: 'contact_note',
  id: ContactNoteId,
  ids: z.strictObject({ patientId: PatientId, contactNoteId: ContactNoteId }),
  input: ContactNoteDraft,
  whole: z.object({ at, how, direction: direction.optional(), with: signedLine(), text: signedText() }),
  titles: { at: 'Time of the contact', how: 'Way of the contact', with: 'With whom', text: 'Note' },
  entry: ContactNote,
  answer: ContactNote.omit({ practiceId: true, editing: true }),
  past: ['at'],
  about: 'at',
  title: ['how', 'with'],
  lateAfter: 'at',
  copied: ['how', 'with'],
  acts: signedActs('contactNote', 'contact-note', 'contact note'),
} as const satisfies SignedKind;
