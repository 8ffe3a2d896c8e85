import { describe, expect, test } from 'vitest';

import { facts, note, record } from './example-facts.ts';
import type { Facts } from './facts.ts';
import { matterOf, papers } from './matter.ts';
import type { OtherRecord, RequestedClass } from './records.ts';
import { recordKinds, requestedClasses } from './vocabulary/records.ts';

const entries: OtherRecord[] = recordKinds.map((kind) => ({ ...record(kind), class: kind }));
const asked = (requested: Facts['requested'], over: Partial<Facts> = {}) =>
  matterOf(facts({ requested, notes: [], other_records: entries, ...over }));

/** By which class each kind of entry is asked for: 45 CFR 164.508(c)(1)(i), a specific and meaningful description. */
const OWN: Record<OtherRecord['class'], RequestedClass> = {
  allergy: 'allergies',
  assessment: 'assessment',
  billing: 'billing_folder',
  contact_note: 'contact_notes',
  diagnosis: 'diagnosis',
  discharge_summary: 'discharge_summaries',
  document: 'documents',
  medication: 'medication',
  progress_note: 'progress_notes',
  referral: 'referrals',
  session: 'sessions',
  test_results: 'test_results',
  treatment_plan: 'treatment_plans',
};

describe('what a request asks for', () => {
  test.each(Object.entries(OWN))('%s by %s', (kind, own) => {
    expect(asked({ classes: [own] }).ordinary).toEqual([kind]);
  });
  test('every entry by all, and by no class', () => {
    expect(asked({ classes: ['all'] }).ordinary).toEqual(recordKinds);
    expect(asked({}).ordinary).toEqual(recordKinds);
    expect(asked({ classes: ['psychotherapy_notes'] }).ordinary).toEqual([]);
  });
  test('each class but one reaches the record, and notes are reached by theirs and by all', () => {
    const notes = [note('note-1', '2031-01-10')];
    const reachesNotes = (one: RequestedClass) => asked({ classes: [one] }, { notes }).asksForNotes;
    expect(requestedClasses.filter(reachesNotes)).toEqual(['all', 'psychotherapy_notes']);
    expect(requestedClasses.filter((one) => !asked({ classes: [one] }).asksForOrdinary)).toEqual([
      'psychotherapy_notes',
    ]);
  });
  test('entries within its days, the first and the last of them', () => {
    const dated = ['2031-01-31', '2031-02-01', '2031-02-28', '2031-03-01'].map((day) => record(day, day));
    const between = asked({ date_from: '2031-02-01', date_to: '2031-02-28' }, { other_records: dated });
    expect(between.ordinary).toEqual(['2031-02-01', '2031-02-28']);
  });
  test('of a folder that is named with entries, the entries in it; of the folder alone, what lies there', () => {
    const misfiled = note('note-1', '2031-01-10', { misfiled_in: 'billing_folder' });
    const other = note('note-2', '2031-01-10', { misfiled_in: 'chart' });
    const folder = (ids?: string[]) =>
      asked({ classes: ['billing_folder'], ...(ids ? { note_ids: ids } : {}) }, { notes: [misfiled, other] });
    expect(folder().notes.map(({ id }) => id)).toEqual(['note-1']);
    expect(folder().ordinary).toEqual(['billing']);
    expect(folder(['note-2', 'diagnosis']).notes.map(({ id }) => id)).toEqual(['note-2']);
    expect(folder(['note-2', 'diagnosis']).ordinary).toEqual(['diagnosis']);
  });
});

describe('papers that restrict or accompany count for the patient whom they name', () => {
  test.each(['agreed_restriction', 'redisclosure_notice', 'self_pay_restriction'] as const)('%s', (type) => {
    const of = (patient: string | null) => papers(facts({ artifacts: [{ type, patient }] }), type).length;
    expect([of('patient-1'), of(null), of('patient-2')]).toEqual([1, 1, 0]);
  });
  test('a paper without a name of its own is named by its place', () => {
    const given = facts({ artifacts: [{ type: 'irb_waiver', id: 'waiver-1' }, { type: 'irb_waiver' }] });
    expect(papers(given, 'irb_waiver').map(({ label }) => label)).toEqual(['waiver-1', 'artifacts[1]']);
  });
});
