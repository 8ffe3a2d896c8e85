import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { adjudicate } from './adjudicate.ts';
import type { Artifact } from './artifacts/artifact.ts';
import { isOrder } from './artifacts/order.ts';
import { daysAfter } from './clocks.ts';
import { Decision } from './decision.ts';
import { note, record } from './example-facts.ts';
import { Facts } from './facts.ts';
import { changedFacts } from './generated-changes.ts';
import { inventedFacts } from './generated-facts.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { matterOf } from './matter.ts';
import type { Note } from './records.ts';
import { SOURCES, sourcesOf } from './sources.ts';
import { governing } from './states/governing.ts';
import { stateRow } from './states/rows.ts';
import { Tightening } from './tightening.ts';

/** How many generated cases are tried; `pnpm test:full` tries the larger number. */
const RUNS = process.env['FULL'] === 'yes' ? 11_000 : 2_000;
const anyFacts = fc.oneof({ weight: 2, arbitrary: changedFacts() }, { weight: 1, arbitrary: inventedFacts });

/** Tries a property on as many facts as the suite affords; the share of them of which the property had something to say. */
const holds = (property: (given: Facts, pick: number) => boolean): number => {
  let told = 0;
  fc.assert(
    fc.property(anyFacts, fc.nat(), (given, pick) => {
      told += property(given, pick) ? 1 : 0;
    }),
    { numRuns: RUNS, seed: 20311 },
  );
  return told / RUNS;
};

const ALL = { timeout: 120_000 };
const isWithin = (inner: readonly string[], outer: readonly string[]) => inner.every((id) => outer.includes(id));
const without = (given: Facts, paper: Artifact | undefined): Facts => ({
  ...given,
  artifacts: given.artifacts.filter((each) => each !== paper),
});
const picked = <Value>(values: readonly Value[], pick: number): Value | undefined =>
  values[pick % Math.max(values.length, 1)];

/** Ids of protected notes that a decision lets go. */
const notesReleased = (given: Facts): string[] => {
  const protectedIds = new Set(matterOf(given).notes.map(({ id }) => id));
  const { scope } = adjudicate(given);
  return scope.content === 'extract' && scope.elements ? [] : scope.note_ids.filter((id) => protectedIds.has(id));
};

const leaves = ({ outcome }: Decision) => outcome === 'RELEASE' || outcome === 'NARROW';

/** No record more than another decision lets go, and no statement where the other gives none. */
const expectAtMost = (less: Decision, more: Decision): void => {
  expect(isWithin(less.scope.note_ids, more.scope.note_ids)).toBe(true);
  expect(leaves(more) || !leaves(less)).toBe(true);
};

const RESTRICTIONS = new Set(['agreed_restriction', 'self_pay_restriction']);
const docket = (paper: Artifact) => ('docket' in paper ? paper.docket : undefined);

/** The exception that the README names: of two orders in one docket the later replaces the earlier. */
const replaces = (paper: Artifact, { artifacts }: Facts) =>
  artifacts.some((other) => other !== paper && docket(other) !== undefined && docket(other) === docket(paper));

const permitting = (given: Facts) =>
  given.artifacts.filter((paper) => !RESTRICTIONS.has(paper.type) && !replaces(paper, given));

test('facts are facts, every decision has its shape, and every outcome is common', ALL, () => {
  const seen = new Map<string, number>();
  holds((given) => {
    const decision = adjudicate(Facts.parse(given));
    Decision.parse(decision);
    seen.set(decision.outcome, (seen.get(decision.outcome) ?? 0) + 1);
    return true;
  });
  expect(
    Math.min(...['RELEASE', 'NARROW', 'NEEDS-ARTIFACT', 'DENY'].map((outcome) => (seen.get(outcome) ?? 0) / RUNS)),
  ).toBeGreaterThan(0.08);
});

test('removing a paper that permits never widens', ALL, () => {
  const share = holds((given, pick) => {
    const paper = picked(permitting(given), pick);
    const [more, less] = [adjudicate(given), adjudicate(without(given, paper))];
    expectAtMost(less, more);
    return paper !== undefined && leaves(more);
  });
  expect(share).toBeGreaterThan(0.15);
});

const COURT_PAPERS = [
  'court_order',
  'subpoena',
  'qualified_protective_order',
  'search_warrant',
  'administrative_warrant',
] as const;
type CourtPaper = Extract<Artifact, { type: (typeof COURT_PAPERS)[number] }>;
const isCourtPaper = (paper: Artifact): paper is CourtPaper => COURT_PAPERS.some((type) => type === paper.type);

/** The paper as it is once it was revoked, or the court took it back. */
const dying =
  (at: string) =>
  (paper: Artifact): Artifact => {
    if (paper.type === 'authorization') return { ...paper, revoked: { written: true, received_at: at } };
    return isCourtPaper(paper) ? { ...paper, status: 'vacated' } : paper;
  };

test('revoking an authorization or vacating an order never widens', ALL, () => {
  const share = holds((given, pick) => {
    const paper = picked(
      permitting(given).filter(({ type }) => type === 'authorization' || type === 'court_order'),
      pick,
    );
    if (!paper) return false;
    const dead = dying(given.as_of)(paper);
    const more = adjudicate(given);
    expectAtMost(
      adjudicate({ ...given, artifacts: given.artifacts.map((each) => (each === paper ? dead : each)) }),
      more,
    );
    return leaves(more);
  });
  expect(share).toBeGreaterThan(0.08);
});

test('with every paper revoked or vacated no note is left to release on', ALL, () => {
  const share = holds((given) => {
    const dead = given.artifacts.map(dying(given.as_of));
    const before = (['authorization', 'court_order', 'law_enforcement'] as const).map((ground) => {
      expect(notesReleased({ ...given, artifacts: dead, ground_asserted: ground })).toEqual([]);
      return notesReleased({ ...given, ground_asserted: ground }).length;
    });
    return Math.max(...before) > 0;
  });
  expect(share).toBeGreaterThan(0.08);
});

test('a paper is never used before its date', ALL, () => {
  const share = holds((given, pick) => {
    const paper = picked(permitting(given), pick);
    const signedOn = paper && 'signed_on' in paper ? paper.signed_on : undefined;
    if (!paper || !signedOn) return false;
    const early = { ...given, as_of: `${daysAfter(signedOn, -1)}T23:59:59Z` };
    expectAtMost(adjudicate(early), adjudicate(without(early, paper)));
    return notesReleased(given).length > notesReleased(without(given, paper)).length;
  });
  expect(share).toBeGreaterThan(0.04);
});

test('scope lies within the request', ALL, () => {
  const share = holds((given) => {
    const { classes, note_ids: ids, date_from: from, date_to: to } = given.requested;
    const { scope } = adjudicate(given);
    const dateOf = new Map([...given.notes, ...(given.other_records ?? [])].map(({ id, date }) => [id, date]));
    for (const id of scope.note_ids) {
      expect(ids?.includes(id) ?? true).toBe(true);
      expect((dateOf.get(id) ?? '') >= (from ?? '') && (dateOf.get(id) ?? '9') <= (to ?? '9')).toBe(true);
    }
    const notesAsked =
      !classes?.length || classes.some((asked) => ['all', 'billing_folder', 'psychotherapy_notes'].includes(asked));
    const folderAlone = !ids && classes?.every((asked) => asked === 'billing_folder') === true && classes.length > 0;
    const leaving = given.notes.filter(({ id }) => scope.note_ids.includes(id));
    expect(notesAsked || leaving.length === 0).toBe(true);
    expect(folderAlone && leaving.some(({ misfiled_in: place }) => place !== 'billing_folder')).toBe(false);
    return scope.note_ids.length > 0;
  });
  expect(share).toBeGreaterThan(0.25);
});

const asksFor = (paper: Artifact, { id }: Note) => {
  if (!('asks_for' in paper)) return true;
  const { asks_for: asks, note_ids: ids } = paper;
  return (
    (ids?.includes(id) ??
      (typeof asks === 'string' || asks?.some((asked) => asked === id || asked === 'psychotherapy_notes'))) === true
  );
};

/** What a paper says itself of the notes that it reaches, read again and not by the engine. */
const names = (paper: Artifact, each: Note): boolean => {
  if (paper.type === 'search_warrant')
    return paper.items?.some((item) => item === each.id || item === 'psychotherapy_notes') === true;
  if (paper.type === 'hhs_request' || paper.type === 'oversight_request' || paper.type === 'coroner_request')
    return asksFor(paper, each);
  if (
    paper.type !== 'authorization' &&
    paper.type !== 'court_order' &&
    paper.type !== 'subpoena' &&
    paper.type !== 'qualified_protective_order'
  )
    return false;
  const { date_from: from, date_to: to, note_ids: ids } = paper;
  return (ids?.includes(each.id) ?? true) && each.date >= (from ?? '') && each.date <= (to ?? '9');
};

const ON_FORM = ['authorization'];
const ON_ORDER = ['court_order', 'subpoena', 'qualified_protective_order'];
const PAPERS_OF: Partial<Record<string, string[]>> = {
  authorization: ON_FORM,
  research: ON_FORM,
  marketing: ON_FORM,
  deidentification: ON_FORM,
  court_order: ON_ORDER,
  subpoena: ON_ORDER,
  required_by_law: ON_ORDER,
  abuse_report: ON_ORDER,
  law_enforcement: [...ON_ORDER, 'search_warrant'],
  hhs_enforcement: ['hhs_request'],
  health_oversight: ['oversight_request'],
  coroner: ['coroner_request'],
};

test('no note leaves that no paper of the ground names (164.508(a)(1), 164.512(a), (d)-(g))', ALL, () => {
  const share = holds((given) => {
    const types = PAPERS_OF[given.ground_asserted ?? ''];
    if (!types) return false;
    const ids = notesReleased(given);
    const reach = given.artifacts.filter(({ type }) => types.includes(type));
    for (const each of given.notes.filter(({ id }) => ids.includes(id)))
      expect(reach.some((paper) => names(paper, each))).toBe(true);
    return ids.length > 0;
  });
  expect(share).toBeGreaterThan(0.1);
});

const NEVER = ['payment', 'payment_review', 'subpoena', 'patient_access'] as const;
const asksOrder = (paper: Artifact) =>
  (paper.type === 'court_order' || paper.type === 'subpoena' || paper.type === 'qualified_protective_order') &&
  isOrder(paper);

test('an insurer, a subpoena alone and a patient’s access never release a note, in any state', ALL, () => {
  const share = holds((given, pick) => {
    const alone = {
      ...given,
      jurisdiction: picked(Jurisdiction.options, pick),
      artifacts: given.artifacts.filter((paper) => !asksOrder(paper)),
    };
    for (const ground of NEVER) expect(notesReleased({ ...alone, ground_asserted: ground })).toEqual([]);
    return matterOf(alone).notes.length > 0;
  });
  expect(share).toBeGreaterThan(0.5);
});

test('what a practice adds never widens', ALL, () => {
  const share = holds((given, pick) => {
    const joint = {
      ...given,
      notes: given.notes.map((each, index) => ({
        ...each,
        other_participants: index === 0 ? ['patient-2'] : each.other_participants,
      })),
    };
    const added = Tightening.options.filter((_, index) => (pick >> index) % 2 === 1);
    const [plain, tightened] = [adjudicate(joint), adjudicate(joint, added)];
    expectAtMost(tightened, plain);
    expect(!leaves(tightened) || isWithin(plain.approvals, tightened.approvals)).toBe(true);
    return leaves(plain) && added.length > 0;
  });
  expect(share).toBeGreaterThan(0.3);
});

test('a record that nobody asked for changes nothing', ALL, () => {
  const share = holds((given) => {
    const { note_ids: ids, date_to: to } = given.requested;
    if (!ids && !to) return false;
    const date = to ? daysAfter(to, 1) : '2031-02-11';
    const unasked = [
      note('note-99', date, { class: 'sud_counseling_note' }),
      note('note-98', date, { separated: false }),
    ];
    const listed = { ...given, other_records: given.other_records ?? [] };
    const more = {
      ...listed,
      notes: [...given.notes, ...unasked],
      other_records: [...listed.other_records, record('record-99', date)],
    };
    expect(adjudicate(more)).toEqual(adjudicate(listed));
    return true;
  });
  expect(share).toBeGreaterThan(0.5);
});

test('a paper that is for something else changes nothing', ALL, () => {
  const share = holds((given) => {
    const more: Facts = {
      ...given,
      artifacts: [
        ...given.artifacts,
        ...(given.ground_asserted === 'research' ? [] : [{ type: 'irb_waiver', valid: true } as const]),
        { type: 'additional_documentation_request', verified: true },
      ],
    };
    expect(adjudicate(more)).toEqual(adjudicate(given));
    return leaves(adjudicate(given));
  });
  expect(share).toBeGreaterThan(0.3);
});

test('neither the order of the notes nor that of the papers matters', ALL, () => {
  const share = holds((given) => {
    const turned = { ...given, notes: given.notes.toReversed(), artifacts: given.artifacts.toReversed() };
    expect(notesReleased(turned).toSorted()).toEqual(notesReleased(given).toSorted());
    expect(adjudicate(turned).outcome).toBe(adjudicate(given).outcome);
    return given.artifacts.length > 1;
  });
  expect(share).toBeGreaterThan(0.3);
});

/** The parts of a citation that point into no known text, or into the law of a state that does not govern. */
const citedElsewhere = (given: Facts, citation: string): string[] => {
  const states = governing(given);
  const own = states.flatMap((state) =>
    Object.values(stateRow(state)).flatMap((rules) => rules.map((rule) => rule.statute)),
  );
  const statute = own.find((each) => each && citation.startsWith(`${each}; `));
  const rest = statute ? citation.slice(statute.length + 2) : citation;
  return rest.split('; ').filter((part) => {
    const [source] = sourcesOf(part);
    const state = source && SOURCES[source]?.state;
    return !source || Boolean(state && !states.includes(state));
  });
};

test('every decision has a reason, cites no state but those that govern, and a refusal lets nothing go', ALL, () => {
  const share = holds((given) => {
    const decision = adjudicate(given);
    expect(decision.reasons.length).toBeGreaterThan(0);
    expect(decision.reasons.flatMap(({ citation }) => citedElsewhere(given, citation))).toEqual([]);
    if (leaves(decision)) return false;
    expect(decision.scope).toEqual({ note_ids: [], content: 'none' });
    expect(decision.approvals).toEqual([]);
    return true;
  });
  expect(share).toBeGreaterThan(0.3);
});
