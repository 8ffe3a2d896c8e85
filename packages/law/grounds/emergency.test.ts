import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { facts, record } from '../example-facts.ts';
import type { Facts } from '../facts.ts';
import type { RequesterType } from '../parties.ts';

const by = (type: RequesterType) => ({ id: 'told-1', type, identity_verified: true });
const emergency = { emergency: { medical: true } };
const chart: Partial<Facts> = { requested: { classes: ['progress_notes'] }, other_records: [record('record-1')] };

const asked = (over: Partial<Facts> = {}) =>
  adjudicate(
    facts({ ground_asserted: 'emergency_access', requester: by('treating_provider'), context: emergency, ...over }),
  );
const codes = (over: Partial<Facts>) => asked(over).reasons.map(({ code }) => code);

describe('an emergency of the patient (164.512(j)(1)(i), 164.522(a)(1)(iii))', () => {
  test('tells those who treat it what they need, waits for no approval, and keeps the note', () => {
    expect(asked()).toMatchObject({
      outcome: 'NARROW',
      scope: {
        note_ids: [],
        content: 'statement_only',
        recipients: ['told-1'],
        elements: ['facts needed to treat the emergency', 'identity of patient'],
      },
      approvals: [],
      accounting: true,
      minimumNecessary: true,
    });
    expect(asked({ requester: { id: 'told-1', type: 'treating_provider' } }).outcome).toBe('NARROW');
  });
  test('opens the ordinary record, also where a restriction was agreed', () => {
    const artifacts = [{ type: 'agreed_restriction' as const, scope: 'no disclosure to anyone' }];
    expect(asked({ ...chart, artifacts })).toMatchObject({
      outcome: 'RELEASE',
      scope: { note_ids: ['record-1'], content: 'full', recipient: 'told-1', classes: ['progress_notes'] },
    });
    expect(asked({ ...chart, requested: { note_ids: ['record-1'] } }).scope.classes).toBeUndefined();
  });
  test.each(['AR', 'GU', 'MP', null] as const)('waits for no rule of a state: %s', (jurisdiction) => {
    expect(asked({ ...chart, jurisdiction }).outcome).toBe('RELEASE');
    expect(asked({ jurisdiction }).outcome).toBe('NARROW');
  });
  test.each<[string, Partial<Facts>]>([
    ['asserted by another than those who treat', { requester: by('workforce_admin') }],
  ])('%s: nothing leaves', (_, over) => {
    expect(asked(over)).toMatchObject({ outcome: 'DENY', scope: { content: 'none' } });
    expect(asked({ ...chart, ...over })).toMatchObject({
      outcome: 'DENY',
      reasons: [{ code: 'emergency-access-not-a-ground', because: 'context.emergency' }],
    });
  });
  test.each([{}, { emergency: { medical: false } }])('one that was not recorded is treatment: %j', (context) => {
    expect(asked({ context })).toMatchObject({ outcome: 'DENY', scope: { content: 'none' } });
    expect(asked({ ...chart, context }).outcome).toBe('RELEASE');
    const artifacts = [{ type: 'agreed_restriction' as const, scope: 'no disclosure to anyone' }];
    expect(asked({ ...chart, context, artifacts }).outcome).toBe('DENY');
    expect(codes({ ...chart, context, jurisdiction: 'AR' })).toEqual(['state-rule-not-read']);
  });
  test('with a threat determined is judged as the threat', () => {
    const threat = {
      serious: true,
      imminent: true,
      clinician_good_faith: true,
      recipient_can_prevent: true,
      victim: 'self',
    };
    expect(codes({ context: { threat } })).toContain('serious-and-imminent-threat');
  });
});

describe('an emergency at a Part 2 program (42 CFR 2.51)', () => {
  const holder = { id: 'practice-1', part2_program: true };
  test('waits for consent that can be had, and for none that cannot', () => {
    for (const over of [{ holder }, { ...chart, holder }]) {
      expect(asked(over)).toMatchObject({
        outcome: 'NEEDS-ARTIFACT',
        reasons: [{ code: 'part2-consent-missing', because: 'context.emergency.consent_unobtainable' }],
      });
      const context = { emergency: { medical: true, consent_unobtainable: true } };
      expect(asked({ ...over, context }).scope.content).not.toBe('none');
      expect(codes({ ...over, context })).toContain('part2-medical-emergency');
    }
  });
});
