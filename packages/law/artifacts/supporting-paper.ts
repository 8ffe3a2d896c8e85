import * as z from 'zod';

import { CalendarDate, Checked, Identifier, Words, known } from '../values.ts';
import { OrderStatus } from './court-paper.ts';

const paper = {
  id: Identifier.optional(),
  patient: known(Identifier),
  signed_on: known(CalendarDate),
  received_on: known(CalendarDate),
};

/** A restriction that the practice agreed to: 45 CFR 164.522(a)(1). */
export const AgreedRestrictionArtifact = z.strictObject({
  type: z.literal('agreed_restriction'),
  ...paper,
  scope: known(Words),
});

/** A service paid in full out of pocket, not to be told to the plan: 45 CFR 164.522(a)(1)(vi). */
export const SelfPayRestrictionArtifact = z.strictObject({
  type: z.literal('self_pay_restriction'),
  ...paper,
  services: known(z.array(Identifier)),
  paid_in_full: Checked,
});

/** A board's waiver of authorization for research: 45 CFR 164.512(i). It does not reach notes. */
export const IrbWaiverArtifact = z.strictObject({ type: z.literal('irb_waiver'), ...paper, valid: Checked });

/** Proof of an executor's or administrator's authority: 45 CFR 164.502(g)(4). */
export const LettersTestamentaryArtifact = z.strictObject({
  type: z.literal('letters_testamentary'),
  ...paper,
  valid: Checked,
  verified: Checked,
  authenticated: Checked,
  court: known(Words),
  docket: known(Words),
  status: known(OrderStatus),
  return_date: known(CalendarDate),
  judge: known(Words),
  signed_by: known(Words),
  authority_description: known(Words),
});

/** The notice that travels with Part 2 records: 42 CFR 2.32. */
export const RedisclosureNoticeArtifact = z.strictObject({
  type: z.literal('redisclosure_notice'),
  ...paper,
  included: Checked,
  consent_copy_or_explanation: Checked,
});
