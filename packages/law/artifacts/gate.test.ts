import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { courtOrder } from '../example-facts.ts';
import { bestRequest } from '../example-grounds.ts';
import type { Facts } from '../facts.ts';
import { GroundAsserted } from '../parties.ts';
import type { Artifact } from './artifact.ts';
import type { CourtOrderArtifact } from './court-paper.ts';
import { GATE } from './gate.ts';

const isGated = ({ type }: Artifact) => Object.hasOwn(GATE, type);

/** A paper with what differs, as far as its kind has the fields. */
const changed =
  (over: object) =>
  (paper: Artifact): Artifact =>
    isGated(paper) ? { ...paper, ...over } : paper;

const holderField = ({ type }: Artifact) => (type === 'authorization' ? 'discloser' : 'custodian');
const forceIsRead = ({ type }: Artifact) => type !== 'authorization';

type Way = [why: string, spoil: (paper: Artifact) => Artifact];

const WAYS: Way[] = [
  ['for another patient', changed({ patient: 'patient-2' })],
  ['for another holder', (paper) => changed({ [holderField(paper)]: 'practice-2' })(paper)],
  ['for holders of another class', (paper) => changed({ [holderField(paper)]: null, holder_class: 'schools' })(paper)],
  ['for another requester', changed({ recipients: ['requester-2'], recipient_classes: ['life_insurers'] })],
  ['signed tomorrow', changed({ signed_on: '2031-06-16' })],
  ['received tomorrow', changed({ received_on: '2031-06-16' })],
  [
    'stayed',
    (paper) =>
      forceIsRead(paper) ? changed({ status: 'stayed' })(paper) : changed({ revoked: { written: true } })(paper),
  ],
  [
    'past its return date',
    (paper) =>
      forceIsRead(paper) ? changed({ return_date: '2031-06-14' })(paper) : changed({ expires_on: '2031-06-14' })(paper),
  ],
];

const released = (facts: Facts) => adjudicate(facts).scope.note_ids.length;
/** Letters of an estate show an authority to whoever asks; they name no holder and no requester. */
const isAddressed = ({ artifacts }: Facts) => artifacts.every(({ type }) => type !== 'letters_testamentary');
const bare = (facts: Facts): Facts => ({ ...facts, artifacts: [] });

/** Every best request that nothing but its papers answers. */
const onPaper = GroundAsserted.options.flatMap((ground) =>
  (['psychotherapy_notes', 'progress_notes'] as const)
    .map((kind) => [ground, kind, bestRequest(ground, kind)] as const)
    .filter(([, , facts]) => facts.artifacts.some(isGated) && isAddressed(facts))
    .filter(([, , facts]) => released(facts) > 0 && released(bare(facts)) === 0),
);

const spoilt = (facts: Facts, spoil: Way[1]): Facts => ({ ...facts, artifacts: facts.artifacts.map(spoil) });

describe('no ground releases on a paper that is', () => {
  test.each(
    WAYS.flatMap(([why, spoil]) =>
      onPaper.map(([ground, kind, facts]) => [why, ground, kind, spoilt(facts, spoil)] as const),
    ),
  )('%s: %s, %s', (_, __, ___, facts) => {
    expect(adjudicate(facts).scope.note_ids).toEqual([]);
  });
  test('there are grounds of every kind of paper to try', () => {
    expect(new Set(onPaper.flatMap(([, , facts]) => facts.artifacts.map(({ type }) => type)))).toEqual(
      new Set([
        'authorization',
        'court_order',
        'search_warrant',
        'subpoena',
        'hhs_request',
        'oversight_request',
        'coroner_request',
      ]),
    );
  });
});

describe('a class that holds the record, or to which the requester belongs, is as good as a name', () => {
  test.each(onPaper.map(([ground, kind, facts]) => [ground, kind, facts] as const))('%s, %s', (_, __, facts) => {
    const named = spoilt(facts, (paper) =>
      changed({ [holderField(paper)]: null, holder_class: 'treating_providers' })(paper),
    );
    expect(adjudicate(named)).toEqual(adjudicate(facts));
  });
  test('of recipients: the attorney of the patient, not another attorney', () => {
    const asked = bestRequest('authorization', 'psychotherapy_notes');
    const form = spoilt(asked, changed({ recipients: null, recipient_classes: ['attorneys_of_the_patient'] }));
    const by = (whom: string) => adjudicate({ ...form, requester: { ...form.requester, for: whom } }).outcome;
    expect([by('patient'), by('opposing_party')]).toEqual(['RELEASE', 'DENY']);
  });
});

describe('a later order of the same docket', () => {
  const asked = bestRequest('court_order', 'psychotherapy_notes');
  const beside = (over: Partial<CourtOrderArtifact>) =>
    adjudicate({
      ...asked,
      artifacts: [...asked.artifacts, courtOrder({ id: 'order-2', signed_on: '2031-06-01', ...over })],
    }).outcome;
  test.each<[string, Partial<CourtOrderArtifact>, string]>([
    ['controls', {}, 'RELEASE'],
    ['controls for its own range', { note_ids: ['note-1'] }, 'NARROW'],
    ['controls where it is stayed', { status: 'stayed' }, 'DENY'],
    ['controls where nobody verified it', { authenticated: null }, 'NEEDS-ARTIFACT'],
    ['controls where it upholds the privilege', { privilege_ruling: 'upheld' }, 'DENY'],
    ['controls where it bears no day', { signed_on: null }, 'NEEDS-ARTIFACT'],
    ['controls where nobody recorded what it covers', { expressly_covers: null }, 'NEEDS-ARTIFACT'],
    ['is none where it was vacated', { status: 'vacated' }, 'RELEASE'],
    ['is none where it is proposed', { status: 'proposed' }, 'RELEASE'],
    [
      'is none of this matter where it is for another patient',
      { patient: 'patient-2', authenticated: null },
      'RELEASE',
    ],
    ['is none of this matter in another docket', { docket: '31-CV-0002', authenticated: null }, 'RELEASE'],
    ['that is earlier does not control', { signed_on: '2031-05-01', authenticated: null }, 'RELEASE'],
    ['is the same docket in other letters', { docket: ' 31-cv-0001', authenticated: null }, 'NEEDS-ARTIFACT'],
  ])('%s', (_, over, outcome) => {
    expect(beside(over)).toBe(outcome);
  });
  test.each(
    onPaper
      .filter(([, , { artifacts }]) =>
        artifacts.every(({ type }) => type !== 'authorization' && type !== 'court_order'),
      )
      .map(([ground, kind, facts]) => [ground, kind, facts] as const),
  )('controls what no order is: %s, %s', (_, kind, served) => {
    const [dated] = [spoilt(served, changed({ matter: 'B-1', signed_on: '2031-05-01' }))];
    const covers = kind === 'progress_notes' ? ('medical_record' as const) : ('psychotherapy_notes' as const);
    const spoiltOrder = courtOrder({
      matter: ' b-1',
      docket: '31-CV-9',
      custodian: 'practice-1',
      authenticated: null,
      expressly_covers: [covers],
    });
    const decided = (...orders: Artifact[]) => adjudicate({ ...dated, artifacts: [...dated.artifacts, ...orders] });
    expect(decided().scope.note_ids).not.toEqual([]);
    expect(decided(spoiltOrder).scope.note_ids).toEqual([]);
    expect(decided({ ...spoiltOrder, signed_on: '2031-04-01' }).scope.note_ids).not.toEqual([]);
    expect(decided({ ...spoiltOrder, matter: 'B-2' }).scope.note_ids).not.toEqual([]);
    expect(decided({ ...spoiltOrder, status: 'proposed' }).scope.note_ids).not.toEqual([]);
  });
  test('of another kind of record leaves a subpoena for the chart alone, and one that comes with a Subpart E order too', () => {
    const served = bestRequest('subpoena', 'progress_notes');
    const papers = served.artifacts.map(changed({ docket: '31-CV-0001', signed_on: '2031-05-01' }));
    const withOrder = (order: CourtOrderArtifact) => adjudicate({ ...served, artifacts: [...papers, order] });
    expect(withOrder(courtOrder({ authenticated: null })).scope.note_ids).toEqual(['record-1']);
    const recorded = withOrder(courtOrder({ authenticated: null, expressly_covers: ['medical_record'] }));
    expect(recorded.reasons.map(({ code }) => code)).toContain('order-not-authenticated');
  });
  test('that upholds the privilege holds a subpoena and a warrant too', () => {
    const upheld = courtOrder({ privilege_ruling: 'upheld', expressly_covers: ['medical_record'] });
    for (const ground of ['subpoena', 'law_enforcement'] as const) {
      const served = bestRequest(ground, 'progress_notes');
      const papers = served.artifacts.map(changed({ docket: '31-CV-0001', signed_on: '2031-05-01' }));
      expect(adjudicate({ ...served, artifacts: papers }).scope.note_ids).toEqual(['record-1']);
      expect(adjudicate({ ...served, artifacts: [...papers, upheld] }).scope.note_ids).toEqual([]);
    }
  });
});

const UNNAMED = { patient: null, custodian: null, holder_class: null, note_ids: null };
const answered = (ground: 'coroner' | 'law_enforcement', over: object) => {
  const { outcome, scope, reasons } = adjudicate(spoilt(bestRequest(ground, 'psychotherapy_notes'), changed(over)));
  return [outcome, scope.note_ids.length, reasons.some(({ code }) => code.endsWith('-names-nobody'))];
};

describe('a warrant and the request of a coroner that name nobody (Fed. R. Crim. P. 41(e)(2)(A); 45 CFR 164.512(g)(1))', () => {
  const held = ['NEEDS-ARTIFACT', 0, true];
  test('release no class of records', () => {
    expect(answered('law_enforcement', { ...UNNAMED, items: ['psychotherapy_notes'] })).toEqual(held);
    expect(answered('law_enforcement', { ...UNNAMED, items: ['note-1', 'medical_record'] })).toEqual(held);
    expect(
      answered('coroner', { ...UNNAMED, asks_for: ['psychotherapy_notes'], necessity_statement: 'cause' }),
    ).toEqual(held);
  });
  test('release the entries that they name by number', () => {
    expect(answered('law_enforcement', { ...UNNAMED, items: ['note-1'] })).toEqual(['NARROW', 1, false]);
    expect(answered('coroner', { ...UNNAMED, asks_for: ['note-1'] })).toEqual(['NARROW', 1, false]);
  });
  test.each(['patient', 'custodian'] as const)('are good for a class where they name the %s', (field) => {
    const value = field === 'patient' ? 'patient-1' : 'practice-1';
    expect(answered('law_enforcement', { ...UNNAMED, items: ['psychotherapy_notes'], [field]: value })[1]).toBe(3);
  });
  test('and where they name a class that holds the record', () => {
    const over = { ...UNNAMED, items: ['psychotherapy_notes'], holder_class: 'mental_health_providers' };
    expect(answered('law_enforcement', over)[1]).toBe(3);
  });
});
