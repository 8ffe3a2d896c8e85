import * as z from 'zod';

import { RequestedClass } from '../records.ts';
import { CalendarDate, Checked, Identifier, Words, known } from '../values.ts';
import { OrderStatus } from './court-paper.ts';

const paper = {
  id: Identifier.optional(),
  patient: known(Identifier),
  signed_on: known(CalendarDate),
  received_on: known(CalendarDate),
};

/**
 * A restriction that the practice agreed to: 45 CFR 164.522(a)(1). `covers` names whom it keeps out, by id or by type, and
 * what it holds back; what it leaves open it covers whole. `scope` is how older papers say so.
 */
export const AgreedRestrictionArtifact = z.strictObject({
  type: z.literal('agreed_restriction'),
  ...paper,
  scope: known(Words),
  covers: known(
    z.strictObject({
      recipients: known(z.array(Words)),
      classes: known(z.array(RequestedClass)),
      record_ids: known(z.array(Identifier)),
    }),
  ),
  ended_on: known(CalendarDate),
});
export type AgreedRestrictionArtifact = z.infer<typeof AgreedRestrictionArtifact>;

/** A service paid in full out of pocket, not to be told to the plan: 45 CFR 164.522(a)(1)(vi). */
export const SelfPayRestrictionArtifact = z.strictObject({
  type: z.literal('self_pay_restriction'),
  ...paper,
  services: known(z.array(Identifier)),
  paid_in_full: Checked,
});

/** A board's waiver of authorization for research: 45 CFR 164.512(i)(1)(i), (i)(2). It does not reach notes. */
export const IrbWaiverArtifact = z.strictObject({
  type: z.literal('irb_waiver'),
  ...paper,
  valid: Checked,
  covers: known(z.array(RequestedClass)),
});

/** What a researcher represents: 45 CFR 164.512(i)(1)(ii), to prepare research on site; (iii), on decedents alone. */
export const ResearchRepresentationArtifact = z.strictObject({
  type: z.literal('research_representation'),
  ...paper,
  recipients: known(z.array(Words)),
  about: known(z.enum(['preparatory', 'decedents'])),
  necessary: Checked,
  nothing_removed: Checked,
});

/** An agreement on a limited data set: 45 CFR 164.514(e)(4). */
export const DataUseAgreementArtifact = z.strictObject({
  type: z.literal('data_use_agreement'),
  ...paper,
  recipients: known(z.array(Words)),
  purpose: known(z.enum(['research', 'public_health', 'health_care_operations'])),
  complete: Checked,
});

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
