import { expect, test } from 'vitest';
import { STATES, stateRow } from './rows.ts';

const summary = STATES.map(({ state, orders, threat, reports, ...row }) => [
  state,
  orders.requires.join('+') || '-',
  orders.subpoenaNeedsOrder,
  threat.duty,
  threat.victim,
  threat.needsIntentAndAbility,
  threat.fromPatient,
  threat.tells,
  reports.vulnerableAdult,
  row.personalNotes,
  row.familyWaivers,
  row.parentMayBeLimitedFrom ?? 0,
  row.autoDenyOfAccess,
  row.accessDays.days,
]);

// state, orders require, subpoena needs an order, duty, victim, intent and ability, from the patient, tells,
// adult report mandated, personal notes, family waivers, parent limited from, automatic denial of access, access days
test('the rows say what section 8 says', () => {
  expect(summary).toEqual([
    ['US-baseline', '-', false, 'permissive', 'none', false, false, 'who-can-prevent', true, false, false, 0, true, 30],
    ['CA', '-', false, 'mandatory', 'identifiable', false, false, 'victim-and-police', true, false, false, 12, false, 5],
    ['NY', 'interests-of-justice-finding', true, 'permissive', 'identifiable', false, false, 'victim-and-police', false, false, false, 0, true, 10],
    ['TX', 'permitted-proceeding', false, 'none', 'none', false, false, 'medical-or-police-only', true, false, false, 0, false, 15],
    ['IL', 'in-camera-findings', true, 'mandatory', 'none', false, false, 'victim-and-police', true, true, false, 12, true, 30],
    ['FL', '-', false, 'mandatory', 'identified-or-available', true, true, 'police-and-optionally-victim', true, false, true, 0, true, 30],
    [
      'strictest',
      'interests-of-justice-finding+in-camera-findings+permitted-proceeding',
      true,
      'permissive',
      'identified-or-available',
      true,
      true,
      'medical-or-police-only',
      false,
      true,
      true,
      12,
      false,
      5,
    ],
  ]);
});

test('a state without a row, and no state, take the strictest', () => {
  expect(stateRow('WA').state).toBe('strictest');
  expect(stateRow(null).state).toBe('strictest');
  expect(stateRow(undefined).state).toBe('strictest');
});
