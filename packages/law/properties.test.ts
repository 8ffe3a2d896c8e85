import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { adjudicate } from './adjudicate.ts';
import type { Artifact } from './artifacts/artifact.ts';
import { Decision } from './decision.ts';
import { note, record } from './example-facts.ts';
import { Facts } from './facts.ts';
import { anyFacts } from './generated-facts.ts';
import { Tightening } from './policies.ts';
import { sourcesOf } from './sources.ts';

const RUNS = Number(process.env['LAW_PROPERTY_RUNS'] ?? 11_000);

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
