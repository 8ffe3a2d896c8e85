import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import type { Artifact } from '../artifacts/artifact.ts';
import { authorization, facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';

const RECORDS = [record('record-1'), { ...record('record-2'), class: 'diagnosis' } as const];
const ALL = ['record-1', 'record-2'];

const research = (artifacts: Artifact[], over: Partial<Facts> = {}) =>
  adjudicate(
    facts({
      ground_asserted: 'research',
      requester: { id: 'requester-1', type: 'researcher', identity_verified: true },
      requested: { classes: ['progress_notes', 'diagnosis'] },
      other_records: RECORDS,
      artifacts,
      ...over,
    }),
  );
const because = ({ reasons }: ReturnType<typeof research>) =>
  reasons.map(({ code, because: why }) => `${code} @ ${why}`);

const waiver = (over: Partial<Extract<Artifact, { type: 'irb_waiver' }>> = {}): Artifact => ({
  type: 'irb_waiver',
  id: 'waiver-1',
  valid: true,
  ...over,
});

const says = (over: Partial<Extract<Artifact, { type: 'research_representation' }>>): Artifact => ({
  type: 'research_representation',
  id: 'word-1',
  necessary: true,
  ...over,
});

const agreement = (over: Partial<Extract<Artifact, { type: 'data_use_agreement' }>> = {}): Artifact => ({
  type: 'data_use_agreement',
  id: 'agreement-1',
  recipients: ['requester-1'],
  purpose: 'research',
  complete: true,
  ...over,
});

describe('a board’s waiver (164.512(i)(1)(i), (i)(2))', () => {
  test('opens the ordinary record, accounted for', () => {
    expect(research([waiver()])).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: ALL, content: 'full' },
      accounting: true,
      minimumNecessary: true,
      approvals: ['privacy-officer'],
    });
    expect(because(research([waiver()]))).toEqual(['research-on-waiver @ waiver-1']);
  });
  test('opens what it names', () => {
    const limited = research([waiver({ covers: ['diagnosis'] })]);
    expect(limited).toMatchObject({ outcome: 'NARROW', scope: { note_ids: ['record-2'] } });
    expect(because(limited)).toEqual(['research-on-waiver @ waiver-1', 'waiver-limits @ waiver-1.covers']);
    expect(research([waiver({ covers: ['diagnosis'] })], { other_records: undefined }).outcome).toBe('RELEASE');
    expect(because(research([waiver({ covers: ['medication'] })]))).toEqual([
      'waiver-covers-other-records @ waiver-1.covers',
    ]);
  });
  test('opens no note', () => {
    expect(research([waiver()], { requested: { classes: ['psychotherapy_notes'] } }).outcome).toBe('DENY');
  });
  test.each<[string, Parameters<typeof waiver>[0], string, string]>([
    ['not documented', { valid: null }, 'NEEDS-ARTIFACT', 'waiver-not-documented @ waiver-1.valid'],
    ['of another patient', { patient: 'patient-2' }, 'DENY', 'paper-for-another-patient @ waiver-1.patient'],
    ['of tomorrow', { signed_on: '2031-06-16' }, 'NEEDS-ARTIFACT', 'signed-after-this-instant @ waiver-1.signed_on'],
  ])('%s opens nothing', (_, over, outcome, reason) => {
    const decision = research([waiver(over)]);
    expect(decision).toMatchObject({ outcome, scope: { note_ids: [] } });
    expect(because(decision)).toEqual([reason]);
  });
});

describe('a representation (164.512(i)(1)(ii)-(iii))', () => {
  const dead = { id: 'patient-1', living: false };
  test('to prepare research lets the researcher look, and take nothing', () => {
    expect(research([says({ about: 'preparatory', nothing_removed: true })]).scope).toMatchObject({
      note_ids: ALL,
      mode: 'view',
    });
    expect(because(research([says({ about: 'preparatory' })]))).toEqual([
      'representation-incomplete @ word-1.nothing_removed',
    ]);
  });
  test('on decedents opens the record of who died', () => {
    const decision = research([says({ about: 'decedents' })], { patient: dead });
    expect(decision).toMatchObject({
      outcome: 'RELEASE',
      accounting: true,
      minimumNecessary: true,
      approvals: ['privacy-officer'],
    });
    expect(decision.scope.mode).toBeUndefined();
    expect(research([says({ about: 'decedents' })], { patient: dead, ground_asserted: 'decedent' }).outcome).toBe(
      'RELEASE',
    );
    expect(because(research([says({ about: 'decedents' })]))).toEqual(['patient-not-deceased @ patient.living']);
  });
  test('says what it is about and that it is necessary', () => {
    expect(because(research([says({ necessary: false })]))).toEqual([
      'representation-incomplete @ word-1.about',
      'representation-incomplete @ word-1.necessary',
    ]);
  });
});

describe('a limited data set (164.514(e))', () => {
  test('goes to who signed, without identifiers and without accounting (164.528(a)(1)(viii))', () => {
    expect(research([agreement()])).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: ALL, content: 'limited_data_set' },
      accounting: false,
      minimumNecessary: true,
      approvals: ['privacy-officer'],
    });
  });
  test('goes for public health as well', () => {
    const over = { ground_asserted: 'public_health' } as const;
    expect(research([agreement({ purpose: 'public_health' })], over).scope.content).toBe('limited_data_set');
    expect(research([agreement()], over).outcome).toBe('NEEDS-ARTIFACT');
  });
  test.each<[string, Parameters<typeof agreement>[0], string]>([
    ['terms missing', { complete: undefined }, 'data-use-agreement-incomplete @ agreement-1.complete'],
    ['recipient missing', { recipients: null }, 'data-use-agreement-incomplete @ agreement-1.recipients'],
    ['another recipient', { recipients: ['requester-2'] }, 'paper-for-another-recipient @ agreement-1.recipients'],
    ['no purpose', { purpose: null }, 'data-use-agreement-incomplete @ agreement-1.purpose'],
    ['another purpose', { purpose: 'public_health' }, 'data-use-agreement-incomplete @ agreement-1.purpose'],
  ])('%s: nothing', (_, over, reason) => {
    const decision = research([agreement(over)]);
    expect(decision.scope.note_ids).toEqual([]);
    expect(because(decision)).toEqual([reason]);
  });
});

test('without any of them research waits, and a bad paper takes nothing from a good one', () => {
  expect(because(research([]))).toEqual(['research-path-missing @ artifacts']);
  const good: Artifact = { type: 'irb_waiver', valid: true };
  expect(research([{ type: 'irb_waiver', valid: false }, good]).outcome).toBe('RELEASE');
  expect(research([good, authorization()]).outcome).toBe('RELEASE');
});
