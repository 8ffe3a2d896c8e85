import * as z from 'zod';

import { CalendarDate, Checked, Identifier, Words, known } from '../values.ts';
import { HolderClass, RecipientClass } from './classes.ts';
import { OrderStatus } from './court-paper.ts';

const officialRequest = {
  id: Identifier.optional(),
  letterhead: Checked,
  verified: Checked,
  authenticated: Checked,
  matter: known(Words),
  legal_authority: known(Words),
  target: known(Identifier),
  patient: known(Identifier),
  custodian: known(Identifier),
  holder_class: known(HolderClass),
  status: known(OrderStatus),
  recipients: known(z.array(Words)),
  recipient_classes: known(z.array(RecipientClass)),
  other_patients: known(z.array(Identifier)),
  authors: known(z.array(Identifier)),
  date_from: known(CalendarDate),
  date_to: known(CalendarDate),
  purpose: known(Words),
  asks_for: known(z.union([Words, z.array(Words)])),
  note_ids: known(z.array(Identifier)),
  necessity_statement: known(Words),
  /** Whether the agency agreed in writing to the limits of 42 CFR 2.53 on a program's records. */
  part2_agreement: Checked,
  signed_by: known(Words),
  signed_on: known(CalendarDate),
  received_on: known(CalendarDate),
  return_date: known(CalendarDate),
};

/** A request of the Secretary of HHS: 45 CFR 164.502(a)(2)(ii). */
export const HhsRequestArtifact = z.strictObject({ type: z.literal('hhs_request'), ...officialRequest });

/** A request of a health oversight agency: 45 CFR 164.512(d). */
export const OversightRequestArtifact = z.strictObject({ type: z.literal('oversight_request'), ...officialRequest });

/** A request of a coroner or medical examiner: 45 CFR 164.512(g)(1). */
export const CoronerRequestArtifact = z.strictObject({ type: z.literal('coroner_request'), ...officialRequest });

/** A payer's request for documents. It is never an artifact that reaches a psychotherapy note. */
export const DocumentationRequestArtifact = z.strictObject({
  type: z.literal('additional_documentation_request'),
  ...officialRequest,
});

export type OfficialRequest =
  | z.infer<typeof HhsRequestArtifact>
  | z.infer<typeof OversightRequestArtifact>
  | z.infer<typeof CoronerRequestArtifact>;
