import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjudicate } from './adjudicate.ts';
import type { Artifact } from './artifacts/artifact.ts';
import { Decision } from './decision.ts';
import { NOTES, authorization, courtOrder, facts, note, record, subpoena } from './example-facts.ts';
import { Facts } from './facts.ts';
import { GroundAsserted, RequesterType } from './parties.ts';
import { Tightening } from './policies.ts';
import { sourcesOf } from './sources.ts';

const RUNS = Number(process.env['LAW_PROPERTY_RUNS'] ?? 11_000);

/** A value that is right most of the time, so that releases happen, and wrong often enough. */
const mostly = <Value>(right: Value, ...wrong: Value[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.constantFrom(...wrong) });

const yes = mostly<boolean | null | undefined>(true, false, null, undefined);
const no = mostly<boolean | null | undefined>(false, true, null, undefined);

const forms = fc
  .record({
    patient: mostly<string | null>('patient-1', 'patient-2', null),
    recipients: mostly<string[]>(['requester-1'], ['other'], []),
    covers: mostly<('psychotherapy_notes' | 'designated_record_set')[]>(['psychotherapy_notes'], ['designated_record_set'], ['psychotherapy_notes', 'designated_record_set'], []),
    combined_with: mostly<string[] | null>([], ['tpo_consent'], null),
    expires_on: mostly<string | null>('2031-08-31', '2031-06-14', null),
    signed_on: mostly<string | null>('2031-05-20', '2031-06-16', null),
    conditioned_on: mostly<string | null | undefined>(null, 'payment', undefined),
    date_to: fc.constantFrom('2031-01-31', '2031-02-15', '2031-03-31'),
    note_ids: mostly<string[] | null>(null, ['note-1'], ['note-2', 'note-3']),
    plain_language: yes,
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
    expressly_covers: mostly<('psychotherapy_notes' | 'medical_record')[]>(['psychotherapy_notes'], ['medical_record'], ['psychotherapy_notes', 'medical_record']),
    recipients: mostly<string[]>(['requester-1'], ['other'], []),
    date_to: fc.constantFrom('2031-01-31', '2031-02-15', '2031-03-31'),
    note_ids: mostly<string[] | null>(null, ['note-1'], ['note-2', 'note-3']),
    in_camera: no,
    docket: fc.constantFrom('31-CV-0001', '31-CV-0002', '31-CV-0003', '31-CV-0004'),
    state_findings: fc.constantFrom(null, { interests_of_justice_outweigh_confidentiality: true, in_camera_review_completed: true, proceeding_permitted_by_statute: true }),
  })
  .map((over) => courtOrder({ ...over, id: undefined }));

const papers: fc.Arbitrary<Artifact> = fc.oneof(
  { weight: 4, arbitrary: forms },
  { weight: 4, arbitrary: orders },
  fc.constantFrom<Artifact>(
    { ...subpoena(), id: undefined },
    { ...subpoena({ satisfactory_assurance: 'notice_given_no_objection' }), id: undefined },
    { ...subpoena({ issuer: 'grand_jury' }), id: undefined },
    { type: 'search_warrant', signed_by: 'judge', authenticated: true, items: ['note-1', 'note-2'], signed_on: '2031-05-01' },
    { type: 'search_warrant', signed_by: 'officer', authenticated: true, items: ['note-1'] },
    { type: 'hhs_request', verified: true, matter: 'M-1', asks_for: ['note-1', 'note-3'] },
    { type: 'oversight_request', verified: true, target: 'therapist-A', legal_authority: 'a statute', asks_for: ['note-2'] },
    { type: 'coroner_request', verified: true, purpose: 'cause of death', asks_for: ['note-2'] },
    { type: 'agreed_restriction', scope: 'no disclosure' },
    { type: 'irb_waiver', valid: true },
    { type: 'redisclosure_notice', included: true, consent_copy_or_explanation: true },
  ),
);

const dockets = (artifacts: Artifact[]) => artifacts.flatMap((paper) => (paper.type === 'court_order' ? [paper.docket] : []));
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
    threat: fc.record({ serious: yes, imminent: yes, clinician_good_faith: yes, recipient_can_prevent: yes, victim: fc.constantFrom('self', 'named:V', 'public:x', null) }),
    action: fc.constant({ plaintiff: 'patient-1', defendant: 'practice-1', relevant_notes: ['note-2'] }),
  },
  { requiredKeys: [] },
);

const notes = fc.constantFrom(
  NOTES,
  [...NOTES.slice(0, 2), note('note-3', '2031-03-10', { contains_excluded: ['start_stop_times'] })],
  [...NOTES.slice(0, 2), note('note-3', '2031-03-10', { originator: 'therapist-B', il_personal_notes: true, medium: 'machine_transcript', author_is_mental_health_professional: null })],
);

const GROUNDS_THAT_RELEASE = ['authorization', 'court_order', 'law_enforcement', 'hhs_enforcement', 'health_oversight', 'coroner', 'subpoena', 'training', 'defense'] as const;

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    ground_asserted: fc.oneof(fc.constantFrom(...GROUNDS_THAT_RELEASE), fc.constantFrom(...GroundAsserted.options)),
    type: fc.oneof(fc.constantFrom<RequesterType>('attorney', 'individual', 'originator', 'hhs_secretary', 'licensing_board', 'medical_examiner', 'training_supervisor', 'defense_counsel'), fc.constantFrom(...RequesterType.options)),
    requester: fc.constantFrom('requester-1', 'requester-1', 'patient-1', 'therapist-A'),
    verified: yes,
    jurisdiction: fc.constantFrom<Facts['jurisdiction'][]>('US-baseline', 'US-baseline', 'CA', 'NY', 'TX', 'IL', 'FL', 'OH', null),
    part2: mostly<boolean | null>(false, true, null),
    living: mostly<boolean | null>(true, false, null),
    action: fc.constantFrom('disclose', 'use'),
    ids: fc.oneof(fc.constant(null), fc.subarray(['note-1', 'note-2', 'note-3', 'record-1'])),
    classes: fc.constantFrom<Facts['requested']['classes'][]>(['psychotherapy_notes'], ['psychotherapy_notes', 'progress_notes'], ['all'], ['progress_notes']),
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

const holds = (property: (given: Facts, pick: number) => void) =>
  fc.assert(fc.property(anyFacts, fc.nat(), property), { numRuns: RUNS, seed: 20311 });

const released = (given: Facts) => adjudicate(given).scope.note_ids;
const isWithin = (inner: string[], outer: string[]) => inner.every((id) => outer.includes(id));
const isNote = (id: string) => id.startsWith('note-');
const RESTRICTIONS = new Set(['agreed_restriction', 'self_pay_restriction']);

test('generated facts are facts, releases happen, and every decision has the shape of one', { timeout: 120_000 }, () => {
  const seen = new Map<string, number>();
  holds((given) => {
    const decision = adjudicate(Facts.parse(given));
    Decision.parse(decision);
    seen.set(decision.outcome, (seen.get(decision.outcome) ?? 0) + 1);
  });
  expect(Math.min(...['RELEASE', 'NARROW', 'NEEDS-ARTIFACT', 'DENY'].map((outcome) => seen.get(outcome) ?? 0))).toBeGreaterThan(RUNS / 100);
});

test('removing a paper that permits never widens', { timeout: 120_000 }, () => {
  holds((given, pick) => {
    const permitting = given.artifacts.filter(({ type }) => !RESTRICTIONS.has(type));
    const removed = permitting[pick % Math.max(permitting.length, 1)];
    const fewer = { ...given, artifacts: given.artifacts.filter((paper) => paper !== removed) };
    expect(isWithin(released(fewer), released(given))).toBe(true);
  });
});

test('revoking an authorization or vacating an order never widens', { timeout: 120_000 }, () => {
  holds((given, pick) => {
    const at = pick % Math.max(given.artifacts.length, 1);
    const artifacts = given.artifacts.map((paper, index): Artifact => {
      if (index !== at) return paper;
      if (paper.type === 'authorization') return { ...paper, revoked: { written: true, received_at: '2031-06-01T00:00:00Z' } };
      return paper.type === 'court_order' ? { ...paper, status: 'vacated' } : paper;
    });
    expect(isWithin(released({ ...given, artifacts }), released(given))).toBe(true);
  });
});

test('with every paper revoked or vacated nothing is left to release on', { timeout: 120_000 }, () => {
  holds((given) => {
    const artifacts = given.artifacts.map((paper): Artifact => {
      if (paper.type === 'authorization') return { ...paper, revoked: { written: true, received_at: '2031-06-01T00:00:00Z' } };
      return paper.type === 'court_order' ? { ...paper, status: 'vacated' } : paper;
    });
    for (const ground of ['authorization', 'court_order'] as const) {
      expect(released({ ...given, artifacts, ground_asserted: ground }).filter(isNote)).toEqual([]);
    }
  });
});

test('a paper is never used before its date', { timeout: 120_000 }, () => {
  holds((given) => {
    const early = { ...given, as_of: '2031-04-30T00:00:00Z' };
    for (const ground of ['authorization', 'court_order', 'law_enforcement'] as const) {
      expect(released({ ...early, ground_asserted: ground }).filter(isNote)).toEqual([]);
    }
  });
});

test('scope lies within the request', { timeout: 120_000 }, () => {
  holds((given) => {
    const { classes, note_ids: ids } = given.requested;
    const ofTheClasses = (id: string) => !isNote(id) || classes?.some((asked) => asked !== 'progress_notes');
    expect(released(given).every((id) => (ids?.includes(id) ?? true) && ofTheClasses(id))).toBe(true);
  });
});

test('scope lies within what some paper names (164.508(a)(1), 164.512(e)(1)(i))', { timeout: 120_000 }, () => {
  holds((given) => {
    if (!['authorization', 'court_order'].includes(given.ground_asserted ?? '')) return;
    const type = given.ground_asserted;
    const reach = given.artifacts.flatMap((paper) => (paper.type === type ? [paper] : []));
    for (const id of released(given).filter(isNote)) {
      const date = given.notes.find((each) => each.id === id)?.date ?? '';
      const named = reach.some((paper) => 'date_to' in paper && date <= (paper.date_to ?? '') && (paper.note_ids?.includes(id) ?? true));
      expect(named).toBe(true);
    }
  });
});

test('an insurer, a subpoena alone and a patient’s access never release a note in any state', { timeout: 120_000 }, () => {
  holds((given) => {
    const alone = { ...given, artifacts: given.artifacts.filter(({ type }) => type !== 'court_order') };
    for (const ground of ['payment', 'payment_review', 'subpoena', 'patient_access'] as const) {
      const { scope } = adjudicate({ ...alone, ground_asserted: ground });
      const extracted = (id: string) => given.notes.some((each) => each.id === id && each.contains_excluded?.length);
      for (const id of scope.note_ids.filter(isNote)) expect([scope.elements?.length, extracted(id)]).toEqual([1, true]);
    }
  });
});

test('what a practice adds never widens', { timeout: 120_000 }, () => {
  holds((given, pick) => {
    const joint = { ...given, notes: given.notes.map((each, index) => ({ ...each, other_participants: index === 0 ? ['patient-2'] : [] })) };
    const added = Tightening.options.filter((_, index) => (pick >> index) % 2 === 1);
    const [plain, tightened] = [adjudicate(joint), adjudicate(joint, added)];
    expect(isWithin(tightened.scope.note_ids, plain.scope.note_ids)).toBe(true);
    expect(tightened.scope.content === 'none' || isWithin(plain.approvals, tightened.approvals)).toBe(true);
  });
});

test('a record that nobody asked for changes nothing', { timeout: 120_000 }, () => {
  holds((given) => {
    if (!given.requested.note_ids) return;
    const more = { ...given, notes: [...given.notes, note('note-99', '2031-02-11', { class: 'sud_counseling_note' })], other_records: [record('record-1'), record('record-99')] };
    expect(adjudicate(more)).toEqual(adjudicate(given));
  });
});

test('an unrelated paper changes nothing', { timeout: 120_000 }, () => {
  holds((given) => {
    const more: Facts = { ...given, artifacts: [...given.artifacts, { type: 'irb_waiver', valid: true }] };
    expect(adjudicate(more)).toEqual(adjudicate(given));
  });
});

test('every refusal has a reason, and every citation resolves', { timeout: 120_000 }, () => {
  holds((given) => {
    const { outcome, reasons, scope, approvals } = adjudicate(given);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { citation } of reasons) expect(sourcesOf(citation)).not.toContain(undefined);
    const nothingLeaves = outcome === 'RELEASE' || outcome === 'NARROW' || (scope.note_ids.length === 0 && scope.content === 'none' && approvals.length === 0);
    expect(nothingLeaves).toBe(true);
  });
});
