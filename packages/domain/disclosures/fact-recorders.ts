import type { GroundAsserted } from '@sequester/law';
import { type RecordableFacts, Refusal, type RefusalDetail, type Role } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { fieldsOf } from './recorded-facts.ts';
import { demandSafetyRole, hasRole } from './safety-grounds.ts';

/** Who may record a fact, and why it is theirs. */
interface Reserved {
  to: readonly Role[];
  citation: string;
}

type Rule = Reserved | 'whoever-handles-requests';

const anyone = 'whoever-handles-requests';
const clinician = (citation: string): Rule => ({ to: ['provider'], citation });
const practice = (citation: string): Rule => ({ to: ['privacy-officer', 'owner'], citation });
const program = (citation: string): Rule => ({ to: ['provider', 'privacy-officer', 'owner'], citation });
const judged = (citation: string): Rule => ({ to: ['provider', 'privacy-officer'], citation });

type FieldsOf<Part extends 'patient' | 'requester' | 'context'> = Record<
  keyof NonNullable<RecordableFacts[Part]>,
  Rule
>;

const ofThePatient: FieldsOf<'patient'> = {
  living: judged('45 CFR 164.502(f); 45 CFR 164.512(g)(1)'),
  objects: judged('45 CFR 164.502(g)(3)(ii)'),
  removed_from_custody: judged('45 CFR 164.502(g)(3), (5)'),
  self_consented: judged('45 CFR 164.502(g)(3)(i)'),
  state: judged('45 CFR 160.203(b)'),
  years_since_death: judged('45 CFR 164.502(f)'),
};

/** What the requester says of themself may be written down by anyone; an identity is verified with a word on how (45 CFR 164.514(h)(1)). */
const ofTheRequester: FieldsOf<'requester'> = {
  identity_verified: anyone,
  for: anyone,
  agency: anyone,
  setting: anyone,
  authorities: judged('45 CFR 164.502(g); 45 CFR 164.514(h)'),
  baa: practice('45 CFR 164.502(e)'),
  covered_entity: practice('45 CFR 164.508(b)(4)'),
};

const ofTheCase: FieldsOf<'context'> = {
  channel: anyone,
  send_to: anyone,
  threat: clinician('45 CFR 164.512(j)(1)(i), (j)(4)'),
  clinician: clinician('45 CFR 164.512(j)(1)(i)'),
  originator_decision: clinician('45 CFR 164.502(a)(1)(i)'),
  emergency: clinician('45 CFR 164.512(j)(1)(i); 42 CFR 2.51'),
  portion: clinician('45 CFR 164.502(a)(1)(i)'),
  determination: clinician('45 CFR 164.524(a)(3)'),
  professional_judgment_not_in_best_interest: clinician('45 CFR 164.502(g)(5)(ii)'),
  notice_would_endanger: clinician('45 CFR 164.512(c)(2)(i)'),
  still_treating_patient: clinician('45 CFR 164.508(a)(2)(i)(A)'),
  mandated: judged('45 CFR 164.512(a), (c)(1)(i)'),
  follow_up: judged('45 CFR 164.512(a), (c)(1)(i)'),
  victim: judged('45 CFR 164.512(c)(1)'),
  suspected_abuser: judged('45 CFR 164.502(g)(5)(i); 45 CFR 164.512(c)(2)(ii)'),
  abuse_suspected_by: judged('45 CFR 164.502(g)(5)(i)'),
  patient_agrees: judged('45 CFR 164.512(c)(1)(iii)(A)'),
  admission_of_past_crime: judged('45 CFR 164.512(j)(2)-(3)'),
  crime_on_premises: judged('45 CFR 164.512(f)(5)'),
  evidence_of_crime: judged('45 CFR 164.512(f)(5)'),
  involvement: judged('45 CFR 164.510(b)(5)'),
  amendment_decision: judged('45 CFR 164.526(a)(2)'),
  target: judged('45 CFR 164.512(d)(2)'),
  state_law_checked: program('45 CFR 160.203(b)'),
  program_owner: program('45 CFR 164.508(a)(2)(i)(B)'),
  learners: program('45 CFR 164.508(a)(2)(i)(B)'),
  supervised: program('45 CFR 164.508(a)(2)(i)(B)'),
  action: program('45 CFR 164.508(a)(2)(i)(C)'),
  originator_departed: program('45 CFR 164.508(a)(2)(i)(A)'),
  suspension: practice('45 CFR 164.528(a)(2)'),
  remuneration_to_holder: practice('45 CFR 164.508(a)(3)(ii), (a)(4)'),
};

/** Every fact that people may state, and whose it is to state. A fact without a rule does not compile. */
const rules: Readonly<Record<string, Rule>> = Object.fromEntries([
  ['action', program('45 CFR 160.103; 45 CFR 164.508(a)(2)(i)')],
  ...Object.entries(ofThePatient).map(([field, rule]) => [`patient.${field}`, rule]),
  ...Object.entries(ofTheRequester).map(([field, rule]) => [`requester.${field}`, rule]),
  ...Object.entries(ofTheCase).map(([field, rule]) => [`context.${field}`, rule]),
]);

const said: Partial<Record<Role, string>> = {
  provider: 'a therapist',
  'privacy-officer': 'the privacy officer',
  owner: 'an owner',
};

const refusedTo = (context: PracticeContext, field: string, path: string): RefusalDetail[] => {
  const rule = rules[field];
  if (rule === undefined || rule === anyone || hasRole(context, ...rule.to)) return [];

  const who = rule.to.map((role) => said[role] ?? role).join(' or ');
  return [{ path, code: 'reserved', text: `This is for ${who} to record.`, citation: rule.citation }];
};

/** Grounds on which notes are used within the practice; elsewhere only a privacy officer may call a disclosure a use. */
const uses: ReadonlySet<GroundAsserted> = new Set<GroundAsserted>(['originator_treatment', 'training']);

const refusedUse = (context: PracticeContext, { action }: RecordableFacts, ground: GroundAsserted): RefusalDetail[] =>
  action !== 'use' || uses.has(ground) || hasRole(context, 'privacy-officer') || !hasRole(context, 'provider', 'owner')
    ? []
    : [
        {
          path: 'body.facts.action',
          code: 'reserved',
          text: 'What leaves the practice is a disclosure. Only the privacy officer may record a use on this ground.',
          citation: '45 CFR 160.103',
        },
      ];

/**
 * Refuses `forbidden`, with the fields and those who may record them, where the law leaves a fact to others than the one
 * who acts. On the grounds of a threat and of a mandated report every fact is a therapist's or a privacy officer's.
 */
export const demandRecorder = (context: PracticeContext, facts: RecordableFacts, ground: GroundAsserted): void => {
  demandSafetyRole(context, ground, 'body.facts');
  const details = [
    ...fieldsOf(facts).flatMap((field) => refusedTo(context, field, `body.facts.${field}`)),
    ...refusedUse(context, facts, ground),
  ];
  if (details.length > 0) throw new Refusal('forbidden', details);
};

/** The same for a fact that comes with the requester at intake. */
export const demandRequesterRecorder = (
  context: PracticeContext,
  { coveredEntity }: { coveredEntity?: boolean | undefined },
): void => {
  const details =
    coveredEntity === undefined ? [] : refusedTo(context, 'requester.covered_entity', 'body.requester.coveredEntity');
  if (details.length > 0) throw new Refusal('forbidden', details);
};
