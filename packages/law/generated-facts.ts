import * as fc from 'fast-check';

import type { Artifact } from './artifacts/artifact.ts';
import { NOTES, authorization, courtOrder, facts, note, record, subpoena } from './example-facts.ts';
import type { Facts } from './facts.ts';
import { GroundAsserted, RequesterType } from './parties.ts';
import { jurisdictions } from './vocabulary/jurisdictions.ts';

/** A value that is right most of the time, so that releases happen, and wrong often enough. */
const mostly = <Value>(right: Value, ...wrong: Value[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });

const yes = mostly<boolean | null | undefined>(true, false, null, undefined);
const no = mostly<boolean | null | undefined>(false, true, null, undefined);

const STATED = { ...authorization().statements, right_to_inspect: true, consequences_of_refusal: true };

const forms = fc
  .record({
    patient: mostly<string | null>('patient-1', 'patient-2', null),
    recipients: mostly<string[]>(['requester-1'], ['other'], []),
    covers: mostly<('psychotherapy_notes' | 'designated_record_set')[]>(
      ['psychotherapy_notes'],
      ['designated_record_set'],
      ['psychotherapy_notes', 'designated_record_set'],
      [],
    ),
    combined_with: mostly<string[] | null>([], ['tpo_consent'], null),
    expires_on: mostly<string | null>('2031-08-31', '2031-06-14', null),
    signed_on: mostly<string | null>('2031-05-20', '2031-06-16', null),
    conditioned_on: mostly<string | null | undefined>(null, 'payment', undefined),
    date_to: fc.constantFrom('2031-01-31', '2031-02-15', '2031-03-31'),
    note_ids: mostly<string[] | null>(null, ['note-1'], ['note-2', 'note-3']),
    plain_language: yes,
    witnessed: fc.constant(true),
    statements: fc.constant(STATED),
    known_false: no,
  })
  .filter(({ expires_on: expires, signed_on: signed }) => !(expires && signed && signed > expires))
  .map((over) => authorization({ ...over, id: undefined }));

const orders = fc
  .record({
    status: mostly<'in_force' | 'vacated' | 'stayed' | null>('in_force', 'vacated', 'stayed', null),
    authenticated: yes,
    patient: mostly<string | null>('patient-1', 'patient-2', null),
    custodian: mostly<string | null>('practice-1', 'practice-2', null),
    signed_by: mostly<string | null>('judge', 'clerk', null),
    signed_on: mostly<string | null>('2031-05-28', '2031-06-16', null),
    expressly_covers: mostly<('psychotherapy_notes' | 'medical_record')[]>(
      ['psychotherapy_notes'],
      ['medical_record'],
      ['psychotherapy_notes', 'medical_record'],
    ),
    recipients: mostly<string[]>(['requester-1'], ['other'], []),
    date_to: fc.constantFrom('2031-01-31', '2031-02-15', '2031-03-31'),
    note_ids: mostly<string[] | null>(null, ['note-1'], ['note-2', 'note-3']),
    in_camera: no,
    docket: fc.constantFrom('31-CV-0001', '31-CV-0002', '31-CV-0003', '31-CV-0004'),
    state_findings: fc.constantFrom(null, {
      interests_of_justice_outweigh_confidentiality: true,
      in_camera_review_completed: true,
      proceeding_permitted_by_statute: true,
    }),
  })
  .map((over) => courtOrder({ ...over, id: undefined }));

const papers: fc.Arbitrary<Artifact> = fc.oneof(
  { weight: 4, arbitrary: forms },
  { weight: 4, arbitrary: orders },
  fc.constantFrom<Artifact>(
    { ...subpoena(), id: undefined },
    { ...subpoena({ satisfactory_assurance: 'notice_given_no_objection' }), id: undefined },
    { ...subpoena({ issuer: 'grand_jury' }), id: undefined },
    {
      type: 'search_warrant',
      signed_by: 'judge',
      authenticated: true,
      items: ['note-1', 'note-2'],
      signed_on: '2031-05-01',
    },
    { type: 'search_warrant', signed_by: 'officer', authenticated: true, items: ['note-1'] },
    { type: 'hhs_request', verified: true, matter: 'M-1', asks_for: ['note-1', 'note-3'] },
    {
      type: 'oversight_request',
      verified: true,
      target: 'therapist-A',
      legal_authority: 'a statute',
      asks_for: ['note-2'],
    },
    { type: 'coroner_request', verified: true, purpose: 'cause of death', asks_for: ['note-2'] },
    { type: 'agreed_restriction', scope: 'no disclosure' },
    { type: 'irb_waiver', valid: true },
    { type: 'redisclosure_notice', included: true, consent_copy_or_explanation: true },
  ),
);

const dockets = (artifacts: Artifact[]) =>
  artifacts.flatMap((paper) => (paper.type === 'court_order' ? [paper.docket] : []));
const oneOrderADocket = (artifacts: Artifact[]) => new Set(dockets(artifacts)).size === dockets(artifacts).length;

const context: fc.Arbitrary<Facts['context']> = fc.record(
  {
    mandated: fc.boolean(),
    originator_decision: fc.constantFrom('decline', 'share_copy', 'share_orally'),
    state_law_checked: fc.boolean(),
    program_owner: fc.constantFrom('practice-1', 'elsewhere'),
    learners: fc.constant('mental_health_trainees'),
    supervised: fc.boolean(),
    send_to: fc.constant('app'),
    threat: fc.record({
      serious: yes,
      imminent: yes,
      clinician_good_faith: yes,
      recipient_can_prevent: yes,
      victim: fc.constantFrom('self', 'named:V', 'public:x', null),
    }),
    action: fc.constant({ plaintiff: 'patient-1', defendant: 'practice-1', relevant_notes: ['note-2'] }),
  },
  { requiredKeys: [] },
);

const notes = fc.constantFrom(
  NOTES,
  [...NOTES.slice(0, 2), note('note-3', '2031-03-10', { contains_excluded: ['start_stop_times'] })],
  [
    ...NOTES.slice(0, 2),
    note('note-3', '2031-03-10', {
      originator: 'therapist-B',
      il_personal_notes: true,
      medium: 'machine_transcript',
      author_is_mental_health_professional: null,
    }),
  ],
);

const GROUNDS_THAT_RELEASE = [
  'authorization',
  'court_order',
  'law_enforcement',
  'hhs_enforcement',
  'health_oversight',
  'coroner',
  'subpoena',
  'training',
  'defense',
] as const;

/** Facts that release often and fail in every way, one order a docket. */
export const inventedFacts: fc.Arbitrary<Facts> = fc
  .record({
    ground_asserted: fc.oneof(fc.constantFrom(...GROUNDS_THAT_RELEASE), fc.constantFrom(...GroundAsserted.options)),
    type: fc.oneof(
      fc.constantFrom<RequesterType>(
        'attorney',
        'individual',
        'originator',
        'hhs_secretary',
        'licensing_board',
        'medical_examiner',
        'training_supervisor',
        'defense_counsel',
      ),
      fc.constantFrom(...RequesterType.options),
    ),
    requester: fc.constantFrom('requester-1', 'requester-1', 'patient-1', 'therapist-A'),
    verified: yes,
    jurisdiction: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom<Facts['jurisdiction'][]>('US-baseline', 'CA', 'NY', 'TX', 'IL', 'FL', 'OH'),
      },
      { weight: 2, arbitrary: fc.constantFrom<Facts['jurisdiction'][]>(...jurisdictions, null) },
    ),
    part2: mostly<boolean | null>(false, true, null),
    living: mostly<boolean | null>(true, false, null),
    action: fc.constantFrom('disclose', 'use'),
    ids: fc.oneof(fc.constant(null), fc.subarray(['note-1', 'note-2', 'note-3', 'record-1'])),
    classes: fc.constantFrom<Facts['requested']['classes'][]>(
      ['psychotherapy_notes'],
      ['psychotherapy_notes', 'progress_notes'],
      ['all'],
      ['progress_notes'],
    ),
    notes,
    artifacts: fc.array(papers, { maxLength: 4 }).filter(oneOrderADocket),
    context,
  })
  .map(({ ground_asserted: ground, type, requester, verified, part2, living, ids, classes, ...rest }) =>
    facts({
      ...rest,
      ground_asserted: ground,
      requester: { id: requester, type, identity_verified: verified, baa: true },
      holder: { id: 'practice-1', part2_program: part2 },
      patient: { id: 'patient-1', age: 40, living },
      requested: { classes, note_ids: ids },
      other_records: [record('record-1')],
    }),
  );
