import * as z from 'zod';

import { CalendarDate, Checked, Identifier, Instant, Words, known } from '../values.ts';
import { recordClasses } from '../vocabulary/papers.ts';
import { Authority } from './authority.ts';
import { HolderClass, RecipientClass } from './classes.ts';

export const RecordClass = z.enum(recordClasses);
export type RecordClass = z.infer<typeof RecordClass>;

/** A signed permission as it was recorded: 45 CFR 164.508(c), or a Part 2 consent (42 CFR 2.31). */
export const AuthorizationArtifact = z.strictObject({
  type: z.literal('authorization'),
  id: Identifier.optional(),
  form: known(z.enum(['part2_consent', 'part2_counseling_notes_consent', 'part2_tpo_consent'])),
  patient: known(Identifier),
  signed_by: known(Words),
  signer_role: known(z.enum(['individual', 'personal_representative'])),
  /** What the form says of the authority, for people to read. */
  authority_description: known(Words),
  authorities: known(z.array(Authority)),
  signature: known(z.strictObject({ present: Checked, kind: known(z.enum(['wet', 'electronic'])) })),
  witnessed: Checked,
  signed_on: known(CalendarDate),
  received_on: known(CalendarDate),
  expires_on: known(CalendarDate),
  expiry_event: known(Words),
  expiry_event_occurred: Checked,
  discloser: known(Identifier),
  holder_class: known(HolderClass),
  recipients: known(z.array(Words)),
  recipient_classes: known(z.array(RecipientClass)),
  purpose: known(Words),
  initiated_by: known(z.enum(['individual', 'entity', 'recipient'])),
  description: known(Words),
  covers: known(z.array(RecordClass)),
  date_from: known(CalendarDate),
  date_to: known(CalendarDate),
  note_ids: known(z.array(Identifier)),
  authors: known(z.array(Identifier)),
  combined_with: known(z.array(Words)),
  conditioned_on: known(Words),
  statements: known(
    z.strictObject({
      revocation_right: Checked,
      revocation_procedure_on_form: Checked,
      revocation_via_npp_reference: Checked,
      conditioning: Checked,
      redisclosure: Checked,
      remuneration: Checked,
      right_to_inspect: Checked,
      consequences_of_refusal: Checked,
    }),
  ),
  plain_language: Checked,
  sought_by_entity: Checked,
  copy_given_to_individual: Checked,
  revoked: known(z.strictObject({ written: Checked, received_at: known(Instant) })),
  known_false: Checked,
});
export type AuthorizationArtifact = z.infer<typeof AuthorizationArtifact>;
