import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import type { Artifact } from './artifacts/artifact.ts';
import { authorization, courtOrder, facts, note, record } from './example-facts.ts';
import type { Facts } from './facts.ts';
import { READ_TOGETHER } from './not-read.ts';

type Over = Partial<Facts>;
/** Facts in which the field stands beside what it is read with, with one value and with another. */
type Pair = [one: Over, other: Over];

const patient = (over: Partial<Facts['requester']> = {}): Facts['requester'] => ({
  id: 'patient-1',
  type: 'individual',
  identity_verified: true,
  ...over,
});
const by = (type: NonNullable<Facts['requester']['type']>): Facts['requester'] => ({
  id: 'requester-1',
  type,
  identity_verified: true,
});
const chart: Over = { requested: { classes: ['progress_notes'] }, other_records: [record('record-1')] };

const form = (over: Parameters<typeof authorization>[0], more: Over = {}): Over => ({
  artifacts: [authorization(over)],
  ...more,
});
const told = (recipient: string): Over => ({
  ground_asserted: 'accounting',
  requester: patient(),
  context: { disclosures: [{ ground: 'hhs', date: '2031-01-10', recipient }] },
});
const suspended = (agency: string): Over => ({
  ground_asserted: 'accounting',
  requester: patient(),
  context: {
    disclosures: [{ ground: 'law_enforcement', date: '2031-01-10' }],
    suspension: { agency, written: true, made_on: '2031-06-01', until: '2031-12-31', reason_given: true },
  },
});
const departed = (originator_departed: boolean): Over => ({
  ground_asserted: 'originator_treatment',
  action: 'use',
  requester: { id: 'therapist-A', type: 'originator', identity_verified: true },
  context: { originator_departed, still_treating_patient: true },
});
const shared = (portion: string | null): Over => ({
  ground_asserted: 'originator_discretion',
  requester: patient(),
  context: { originator_decision: 'share_copy', state_law_checked: true, portion },
});
const ordered = (over: Parameters<typeof courtOrder>[0], more: Over = {}): Over => ({
  ground_asserted: 'court_order',
  artifacts: [courtOrder(over)],
  ...more,
});
const inFacility = (jurisdiction: Facts['jurisdiction'], finding: string): Pair => {
  const holder = { id: 'practice-1', part2_program: false, licensed_by: 'the state' };
  const found = (value: boolean) => ordered({ state_findings: { [finding]: value } }, { jurisdiction, holder });
  return [found(true), found(false)];
};
const protective = (commands_production: boolean): Over => ({
  ground_asserted: 'court_order',
  artifacts: [{ ...courtOrder(), type: 'qualified_protective_order', commands_production }],
});
const inZone = (time_zone: string): Over =>
  form({}, { as_of: '2031-09-01T03:00:00Z', holder: { id: 'practice-1', part2_program: false, time_zone } });
const lost = (over: Parameters<typeof note>[2]): Over => ({
  ground_asserted: 'payment',
  requester: by('health_plan'),
  notes: [note('note-1', '2031-01-10', { separated: false, ...over })],
});
const executor = (over: object, ...more: Artifact[]): Over => ({
  ...chart,
  ground_asserted: 'patient_access',
  requester: by('executor'),
  patient: { id: 'patient-1', age: 40, living: false },
  artifacts: [{ type: 'letters_testamentary', id: 'letters-1', patient: 'patient-1', valid: true, ...over }, ...more],
});
const probate = (docket: string): Over =>
  executor({ docket }, courtOrder({ docket: 'PR-1', privilege_ruling: 'upheld' }));
const overseen = (over: object, more: Over = {}): Over => ({
  ground_asserted: 'health_oversight',
  requester: by('licensing_board'),
  artifacts: [
    {
      type: 'oversight_request',
      id: 'request-1',
      patient: 'patient-1',
      verified: true,
      target: 'therapist-A',
      legal_authority: 'statute',
      asks_for: ['psychotherapy_notes'],
      necessity_statement: 'whole course',
      ...over,
    },
  ],
  ...more,
});
const ofTherapist = (originator: string): Over =>
  overseen({}, { notes: [note('note-1', '2031-01-10'), note('note-2', '2031-02-10', { originator })] });
const couple: Over = {
  notes: [note('note-1', '2031-01-10', { session_kind: 'couple', other_participants: ['patient-2'] })],
};
const researched = (over: object = {}): Over => ({
  ...chart,
  ground_asserted: 'research',
  requester: by('researcher'),
  artifacts: [
    {
      type: 'research_representation',
      id: 'representation-1',
      patient: 'patient-1',
      recipients: ['requester-1'],
      signed_on: '2031-06-01',
      received_on: '2031-06-02',
      about: 'preparatory',
      necessary: true,
      nothing_removed: true,
      ...over,
    },
  ],
});

const forbidden = (over: object): Over => ({
  jurisdiction: 'KY',
  artifacts: [
    authorization(),
    {
      type: 'state_rule_confirmation',
      id: 'confirmation-1',
      state: 'KY',
      rule: 'authorization',
      answer: 'forbids',
      confirmed_by: 'Example Counsel',
      confirmed_on: '2031-01-01',
      ...over,
    },
  ],
});

const PAIRS: Record<string, Pair> = {
  'authorization.copy_given_to_individual': [
    form({ sought_by_entity: true, copy_given_to_individual: true }),
    form({ sought_by_entity: true, copy_given_to_individual: false }),
  ],
  'authorization.holder_class': [
    form({ discloser: null, holder_class: 'treating_providers' }),
    form({ discloser: null, holder_class: 'schools' }),
  ],
  'authorization.recipient_classes': [
    form({ recipients: null, recipient_classes: ['researchers'] }, { requester: by('researcher') }),
    form({ recipients: null, recipient_classes: ['life_insurers'] }, { requester: by('researcher') }),
  ],
  'authorization.sought_by_entity': [
    form({ sought_by_entity: false, copy_given_to_individual: false }),
    form({ sought_by_entity: true, copy_given_to_individual: false }),
  ],
  'context.disclosures.recipient': [told('Example Office'), told('Example Court')],
  'context.originator_departed': [departed(true), departed(false)],
  'context.portion': [shared('the first page'), shared(null)],
  'context.suspension.agency': [suspended('Example Police'), suspended('Example Board')],
  'court-paper.commands_production': [protective(true), protective(false)],
  'court-paper.state_findings.good_cause': inFacility('FL', 'good_cause'),
  'court-paper.state_findings.necessary_to_proceeding': inFacility('KS', 'necessary_to_proceeding'),
  'court-paper.state_findings.notice_and_hearing': inFacility('CO', 'notice_and_hearing'),
  'court-paper.state_findings.withholding_against_public_interest': inFacility(
    'ID',
    'withholding_against_public_interest',
  ),
  'holder.time_zone': [inZone('America/Los_Angeles'), inZone('UTC')],
  'letters_testamentary.docket': [probate('PR-1'), probate('PR-2')],
  'notes.intended_class': [lost({ intended_class: 'psychotherapy_note' }), lost({ intended_class: null })],
  'notes.misfiled_in': [lost({ misfiled_in: 'billing_folder' }), lost({ misfiled_in: null })],
  'notes.originator': [ofTherapist('therapist-A'), ofTherapist('therapist-B')],
  'official-request.other_patients': [
    overseen({ other_patients: ['patient-2'] }, couple),
    overseen({ other_patients: null }, couple),
  ],
  'research_representation.about': [researched(), researched({ about: 'decedents' })],
  'research_representation.id': [researched(), researched({ id: 'representation-2' })],
  'research_representation.necessary': [researched(), researched({ necessary: false })],
  'research_representation.nothing_removed': [researched(), researched({ nothing_removed: false })],
  'research_representation.patient': [researched(), researched({ patient: 'patient-2' })],
  'research_representation.received_on': [researched(), researched({ received_on: '2031-06-16' })],
  'research_representation.recipients': [researched(), researched({ recipients: ['requester-2'] })],
  'state_rule_confirmation.citation': [forbidden({}), forbidden({ citation: 'KRS 210.235' })],
  'state_rule_confirmation.id': [forbidden({}), forbidden({ id: 'confirmation-2' })],
  'research_representation.signed_on': [researched(), researched({ signed_on: '2031-06-16', received_on: null })],
};

test.each(Object.entries(PAIRS))('%s decides beside what it is read with', (_, [one, other]) => {
  expect(adjudicate(facts(one))).not.toEqual(adjudicate(facts(other)));
});

test('each field that is read beside another is shown to decide', () => {
  expect(Object.keys(PAIRS).toSorted()).toEqual(Object.keys(READ_TOGETHER).toSorted());
});
