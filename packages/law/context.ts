import * as z from 'zod';

import { CalendarDate, Checked, Identifier, Words, known } from './values.ts';

/** The clinician's recorded determination about a threat: 45 CFR 164.512(j)(1)(i). */
export const Threat = z.strictObject({
  communicated_by: known(Words),
  serious: Checked,
  imminent: Checked,
  intent_and_ability_judged: Checked,
  /** `self`, or `named:`, `class:`, `place:` or `public:` and whom; other words say only that somebody is in danger. */
  victim: known(Words),
  clinician_good_faith: Checked,
  recipient_can_prevent: Checked,
  past_event: Checked,
});
export type Threat = z.infer<typeof Threat>;

/** A disclosure that was made, as the accounting of disclosures knows it: 45 CFR 164.528(b). */
export const PastDisclosure = z.strictObject({ ground: Words, date: CalendarDate, recipient: known(Words) });

const ofTheCase = {
  action: known(
    z.strictObject({ plaintiff: known(Words), defendant: known(Words), relevant_notes: known(z.array(Identifier)) }),
  ),
  threat: known(Threat),
  disclosures: known(z.array(PastDisclosure)),
  suspension: known(
    z.strictObject({
      agency: known(Words),
      written: Checked,
      made_on: known(CalendarDate),
      until: known(CalendarDate),
      reason_given: Checked,
    }),
  ),
  mandated: Checked,
  follow_up: Checked,
  victim: known(Words),
  suspected_abuser: known(Words),
  abuse_suspected_by: known(Identifier),
  professional_judgment_not_in_best_interest: Checked,
  notice_would_endanger: Checked,
  patient_agrees: Checked,
  admission_of_past_crime: Checked,
  crime_on_premises: Checked,
  evidence_of_crime: known(z.array(Identifier)),
  involvement: known(z.strictObject({ in_care_or_payment: Checked, contrary_wish: Checked })),
  amendment_decision: known(
    z.enum(['accepted', 'accurate_and_complete', 'not_created_here', 'outside_designated_record_set']),
  ),
  emergency: known(z.strictObject({ medical: Checked, consent_unobtainable: Checked })),
  target: known(Words),
};

const ofTheRequest = {
  approved_note_ids: known(z.array(Identifier)),
  channel: known(Words),
  send_to: known(Words),
  stated_purpose: known(Words),
  remuneration_to_holder: Checked,
};

const ofTheClinician = {
  clinician: known(Words),
  determination: known(
    z.enum(['life_or_physical_safety', 'substantial_harm_to_another_person', 'substantial_harm_by_representative']),
  ),
  learners: known(z.enum(['mental_health_trainees', 'non_mental_health'])),
  program_owner: known(Identifier),
  supervised: Checked,
  originator_decision: known(z.enum(['decline', 'share_copy', 'share_orally'])),
  originator_departed: Checked,
  portion: known(Words),
  state_law_checked: Checked,
  still_treating_patient: Checked,
};

/** What else was recorded about the request. */
export const Context = z.strictObject({ ...ofTheCase, ...ofTheRequest, ...ofTheClinician });
export type Context = z.infer<typeof Context>;
