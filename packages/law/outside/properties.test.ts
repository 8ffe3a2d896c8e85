import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { adjudicate, adjudicateUnknown } from '../adjudicate.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import type { Decision } from '../decision.ts';
import { Facts } from '../facts.ts';
import { changedFacts } from '../generated-changes.ts';
import { inventedFacts } from '../generated-facts.ts';
import { Jurisdiction } from '../jurisdiction.ts';
import { SOURCES, sourcesOf } from '../sources.ts';
import { governing } from '../states/governing.ts';
import { isState, stateRow } from '../states/rows.ts';
import { PAPERS, type Tree } from './bases.ts';
import { contentOf, factsOf, situations } from './situations.ts';

/** How many generated cases are tried; `pnpm test:full` tries the larger number. */
const RUNS = process.env['FULL'] === 'yes' ? 100_000 : 500;
const ALL = { timeout: 600_000 };

const found = situations.flatMap((situation) => Facts.safeParse(factsOf(situation)).data ?? []);
const anyFacts = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...found) },
  { weight: 1, arbitrary: changedFacts() },
  { weight: 1, arbitrary: inventedFacts },
);

/** Tries a property on generated facts; the share of them of which it had something to say. */
const holds = <Pick>(picks: fc.Arbitrary<Pick>, property: (given: Facts, pick: Pick) => boolean): number => {
  let told = 0;
  fc.assert(
    fc.property(anyFacts, picks, (given, pick) => {
      told += property(given, pick) ? 1 : 0;
    }),
    { numRuns: RUNS, seed: 20311 },
  );
  return told / RUNS;
};

const leaves = ({ outcome }: Decision) => outcome === 'RELEASE' || outcome === 'NARROW';

const expectAtMost = (less: Decision, more: Decision): void => {
  expect(more.scope.note_ids).toEqual(expect.arrayContaining(less.scope.note_ids));
  expect(leaves(more) || !leaves(less)).toBe(true);
};

const RESTRICTIONS = new Set(['agreed_restriction', 'self_pay_restriction']);
const NOBODY = 'nobody-in-any-record';

const forAnother = (paper: Artifact): Artifact =>
  paper.type === 'state_rule_confirmation' ? paper : { ...paper, patient: NOBODY };

const withoutPapers = (given: Facts): Facts => ({ ...given, artifacts: [] });

test('no ground releases on a paper for another patient (164.508(a)(1), 164.512, 164.514(h))', ALL, () => {
  const share = holds(fc.constant(null), (given) => {
    const artifacts = given.artifacts.map(forAnother);
    const none = adjudicate(withoutPapers(given));
    expectAtMost(adjudicate({ ...given, artifacts }), none);
    return adjudicate(given).scope.note_ids.length > none.scope.note_ids.length;
  });
  expect(share).toBeGreaterThan(0.05);
});

test('the restriction of another patient holds nothing back (164.522(a)(1))', ALL, () => {
  const share = holds(fc.constant(null), (given) => {
    const papers = given.artifacts.filter(({ type }) => !RESTRICTIONS.has(type));
    const theirs: Artifact = {
      type: 'agreed_restriction',
      patient: NOBODY,
      signed_on: '2026-01-01',
      scope: 'no disclosure',
    };
    const free = adjudicate({ ...given, artifacts: papers });
    expect(adjudicate({ ...given, artifacts: [...papers, theirs] })).toEqual(free);
    return leaves(free);
  });
  expect(share).toBeGreaterThan(0.2);
});

/** What each paper must say, so that it is used at all. */
const DECIDING: Partial<Record<Artifact['type'], readonly string[]>> = {
  authorization: [
    'combined_with',
    'conditioned_on',
    'covers',
    'description',
    'discloser',
    'known_false',
    'patient',
    'plain_language',
    'purpose',
    'recipients',
    'revoked',
    'signature',
    'signed_by',
    'signed_on',
    'signer_role',
    'statements',
  ],
  court_order: [
    'authenticated',
    'court',
    'custodian',
    'docket',
    'expressly_covers',
    'in_camera',
    'issuer_kind',
    'judge',
    'patient',
    'recipients',
    'signed_by',
    'signed_on',
    'status',
  ],
  search_warrant: ['authenticated', 'signed_by'],
  hhs_request: ['verified'],
  oversight_request: ['legal_authority', 'target', 'verified'],
  coroner_request: ['purpose', 'verified'],
  irb_waiver: ['valid'],
};

const forgetting = (paper: Artifact, pick: number): Artifact => {
  // A form for the ordinary record may stand together with another such form: 45 CFR 164.508(b)(3)(iii).
  const ofNotes = paper.type !== 'authorization' || paper.covers?.some((kind) => kind.endsWith('_notes'));
  const fields = (DECIDING[paper.type] ?? []).filter((name) => ofNotes || name !== 'combined_with');
  const forgotten = fields[pick % Math.max(fields.length, 1)];
  return Object.assign(
    structuredClone(paper),
    forgotten === undefined
      ? {}
      : { [forgotten]: pick % 2 === 0 && forgotten !== 'revoked' && forgotten !== 'conditioned_on' ? null : undefined },
  );
};

test('a paper of which a deciding fact is unknown releases nothing', ALL, () => {
  const share = holds(fc.nat(), (given, pick) => {
    const decided = given.artifacts.filter(({ type }) => DECIDING[type] !== undefined);
    const paper = decided[pick % Math.max(decided.length, 1)];
    if (!paper) return false;
    const others = given.artifacts.filter((each) => each !== paper);
    const without = adjudicate({ ...given, artifacts: others });
    expectAtMost(adjudicate({ ...given, artifacts: [...others, forgetting(paper, pick)] }), without);
    return adjudicate(given).scope.note_ids.length > without.scope.note_ids.length;
  });
  expect(share).toBeGreaterThan(0.05);
});

const forgotten: ((given: Facts) => { unknown: Facts; worst: Facts })[] = [
  (given) => ({
    unknown: { ...given, requester: { ...given.requester, identity_verified: null } },
    worst: { ...given, requester: { ...given.requester, identity_verified: false } },
  }),
  (given) => ({
    unknown: { ...given, holder: { ...given.holder, part2_program: null } },
    worst: { ...given, holder: { ...given.holder, part2_program: true } },
  }),
  (given) => ({ unknown: { ...given, ground_asserted: null }, worst: { ...given, ground_asserted: 'other' } }),
  (given) => ({
    unknown: { ...given, requester: { ...given.requester, type: null } },
    worst: { ...given, requester: { ...given.requester, type: 'journalist' } },
  }),
];

test(
  'of a person, a holder or a ground that nobody recorded no note leaves that would not on the worst answer',
  ALL,
  () => {
    const share = holds(fc.nat(), (given, pick) => {
      const pair = forgotten[pick % forgotten.length]?.(given);
      if (!pair) return false;
      const [unknown, worst] = [adjudicate(pair.unknown), adjudicate(pair.worst)];
      const notes = (decision: Decision) =>
        decision.scope.note_ids.filter((id) => given.notes.some((note) => note.id === id));
      expect(notes(worst)).toEqual(expect.arrayContaining(notes(unknown)));
      return notes(adjudicate(given)).length > 0;
    });
    expect(share).toBeGreaterThan(0.05);
  },
);

const SAFETY_GROUNDS = new Set<unknown>(['abuse_report', 'required_by_law', 'serious_threat']);

/** Warnings and reports that go: what the next property is tried on. */
const safetyActs = situations
  .filter((situation) => contentOf(situation) === 'statement_only')
  .map((situation) => factsOf(situation))
  .filter((facts) => SAFETY_GROUNDS.has(facts['ground_asserted']))
  .filter((facts) => {
    const decision = adjudicateUnknown(facts);
    return 'outcome' in decision && leaves(decision);
  });

const anything = fc.constantFrom<unknown[]>(
  -64,
  0,
  15,
  200,
  1.5,
  '',
  'x',
  true,
  false,
  null,
  undefined,
  [],
  {},
  '2090-01-01',
);
const field = (name: string, value: fc.Arbitrary<unknown> = anything) =>
  value.map((each) => (tree: Tree): Tree => ({ ...tree, [name]: each }));
const within = (name: string, change: fc.Arbitrary<(tree: Tree) => Tree>) =>
  change.map((changed) => (tree: Tree): Tree => {
    const inner = tree[name];
    return { ...tree, [name]: changed(typeof inner === 'object' && inner !== null ? { ...inner } : {}) };
  });
const oneOf = (...names: string[]) => fc.oneof(...names.map((name) => field(name)));
const paper = fc
  .tuple(
    fc.constantFrom(...Object.values(PAPERS)),
    fc.constantFrom('status', 'patient', 'signed_on', 'expires_on', 'id'),
    anything,
  )
  .map(([base, name, value]): Tree => ({ ...base, [name]: value }));
const entry = fc.record({ id: anything, date: anything, class: anything, other_participants: anything });

/** Everything on record that has nothing to do with a warning or a report, possible or not. */
const unrelated = fc.oneof(
  within('patient', oneOf('age', 'living', 'objects', 'self_consented', 'removed_from_custody', 'years_since_death')),
  within('requester', oneOf('identity_verified', 'for', 'agency', 'setting', 'baa', 'covered_entity')),
  within('holder', oneOf('time_zone')),
  within('requested', oneOf('classes', 'note_ids', 'date_from', 'date_to')),
  within(
    'context',
    oneOf(
      'originator_decision',
      'approved_note_ids',
      'approved_on',
      'channel',
      'free_text',
      'send_to',
      'state_law_checked',
    ),
  ),
  field('notes', fc.oneof(anything, fc.array(entry, { maxLength: 3 }))),
  field('other_records', fc.oneof(anything, fc.array(entry, { maxLength: 3 }))),
  field('artifacts', fc.oneof(anything, fc.array(paper, { maxLength: 3 }))),
);

test('a warning and a mandated report are never blocked by an unrelated fact (164.512(a), (j)(1)(i))', ALL, () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(fc.constantFrom(...safetyActs), fc.array(unrelated, { minLength: 1, maxLength: 4 }), (act, changes) => {
      const decision = adjudicateUnknown(changes.reduce((tree, change) => change(tree), act));
      const outcome = 'error' in decision ? 'refused' : decision.outcome;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      expect(['RELEASE', 'NARROW']).toContain(outcome);
    }),
    { numRuns: RUNS, seed: 20311 },
  );
  expect(safetyActs.length).toBeGreaterThan(100);
  expect(outcomes.get('NARROW')).toBeGreaterThan(RUNS / 2);
});

const states = Jurisdiction.options.filter(isState);
const statutes = new Map(
  states.map((state) => [
    state,
    Object.values(stateRow(state)).flatMap((rules) => rules.flatMap(({ statute }) => statute ?? [])),
  ]),
);

/** The states whose law a citation points into: by the table of sources, or by the statute of a rule of theirs. */
const statesCited = (citation: string): string[] => [
  ...citation
    .split('; ')
    .flatMap((part) => sourcesOf(part).flatMap((source) => (source && SOURCES[source]?.state) || [])),
  ...states.filter((state) => statutes.get(state)?.some((statute) => citation.startsWith(statute))),
];

test('no decision cites the law of a state that does not govern (160.203(b))', ALL, () => {
  const share = holds(fc.constantFrom(...Jurisdiction.options), (given, jurisdiction) => {
    const there = { ...given, jurisdiction };
    const cited = adjudicate(there).reasons.flatMap(({ citation }) => statesCited(citation));
    expect(governing(there)).toEqual(expect.arrayContaining(cited));
    return cited.length > 0;
  });
  expect(share).toBeGreaterThan(0.1);
});

test('every jurisdiction is among the situations that the properties are tried on', () => {
  expect(Jurisdiction.options.filter((state) => !found.some(({ jurisdiction }) => jurisdiction === state))).toEqual([]);
});
