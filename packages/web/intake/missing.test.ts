import { describe, expect, test } from 'vitest';

import { groundOf, requestOf, type Entered } from './entered.ts';
import { missingIn } from './missing.ts';

const entered: Entered = {
  'requester.type': ['attorney'],
  'requester.name': ['Ann Example'],
  'requester.organisation': [' '],
  'requester.email': ['ann@law.example'],
  identity: ['no'],
  to: ['same'],
  'requested.classes': ['psychotherapy_notes'],
  'requested.description': ['All notes of the therapist'],
  groundAsserted: ['subpoena'],
  purpose: ['A civil case'],
};
const chosen = { patientId: 'pat_1', name: 'Paula Patient', born: '1990-01-01' };

describe('what a step misses', () => {
  test.each([2, 3, 4])('is nothing in step %i where all is entered', (step) => {
    expect(missingIn[step]?.(entered)).toEqual({});
  });

  test('is named beside its field', () => {
    expect(Object.keys(missingIn[2]?.({}) ?? {})).toEqual([
      'requester.type',
      'requester.name',
      'requester.email',
      'identity',
    ]);
    expect(Object.keys(missingIn[3]?.({}) ?? {})).toEqual(['requested.classes', 'requested.description']);
    expect(Object.keys(missingIn[4]?.({}) ?? {})).toEqual(['groundAsserted', 'purpose']);
  });

  test('is the way in which an identity was checked, and who else receives it', () => {
    expect(Object.keys(missingIn[2]?.({ ...entered, identity: ['yes'], to: ['other'] }) ?? {})).toEqual([
      'how',
      'recipient.name',
      'recipient.email',
    ]);
  });
});

describe('three answers instead of a ground', () => {
  test.each([
    [{ paper: ['judge'], signed: ['no'], own: ['no'] }, 'court_order'],
    [{ paper: ['others'], signed: ['no'], own: ['no'] }, 'subpoena'],
    [{ paper: ['others'], signed: ['yes'], own: ['no'] }, 'authorization'],
    [{ paper: ['none'], signed: ['no'], own: ['yes'] }, 'patient_access'],
    [{ paper: ['none'], signed: ['no'], own: ['no'] }, 'other'],
    [{ paper: ['judge'] }, undefined],
  ])('%j lead to %s', (answers, ground) => {
    expect(groundOf({ groundAsserted: ['unknown'], ...answers })).toBe(ground);
  });
});

test('a request is sent without what was left empty, and with the check of an identity that was made', () => {
  const plain = requestOf(entered, chosen, 'Stella Staff');
  expect(plain?.requester.organisation).toBeUndefined();
  expect(plain?.stated).toBeUndefined();
  const checked = requestOf({ ...entered, identity: ['yes'], how: ['Photo ID'] }, chosen, 'Stella Staff');
  expect(checked?.requester.identityVerified).toBe(true);
  expect(checked?.stated?.verification).toEqual({ by: 'Stella Staff', how: 'Photo ID' });
});
