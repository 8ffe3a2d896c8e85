import { describe, expect, test } from 'vitest';

import { type Finding, anyOf, combine, permit, refuse } from './finding.ts';
import { raise } from './reasons/reason.ts';

const given = (ids: string[], over: Partial<Parameters<typeof permit>[0]> = {}) =>
  permit({
    reasons: [raise('access-granted', 'x')],
    narrowed: false,
    scope: { note_ids: ids, content: 'full' },
    ...over,
  });
const denied = refuse([raise('no-ground', 'x')]);
const wanting = refuse([raise('order-absent', 'x')]);

describe('combine, for a request that mixes notes and record', () => {
  test.each<[string, Finding, Finding, string]>([
    ['both whole', given(['n']), given(['r']), 'RELEASE'],
    ['notes narrowed', given(['n'], { narrowed: true }), given(['r']), 'NARROW'],
    ['record narrowed', given(['n']), given(['r'], { narrowed: true }), 'NARROW'],
    ['notes refused', denied, given(['r']), 'NARROW'],
    ['record refused', given(['n']), denied, 'NARROW'],
    ['both refused', denied, denied, 'DENY'],
    ['notes wanting', wanting, denied, 'NEEDS-ARTIFACT'],
    ['record wanting', denied, wanting, 'NEEDS-ARTIFACT'],
  ])('%s', (_, notes, ordinary, outcome) => {
    expect(combine(notes, ordinary).outcome).toBe(outcome);
  });

  test('the stricter duty of either part holds for both', () => {
    expect(combine(given(['n'], { minimumNecessary: true }), given(['r']))).toMatchObject({
      minimumNecessary: true,
      accounting: false,
    });
    expect(combine(given(['n']), given(['r'], { minimumNecessary: true, accounting: true }))).toMatchObject({
      minimumNecessary: true,
      accounting: true,
    });
    expect(combine(given(['n'], { accounting: true }), given(['r']))).toMatchObject({
      minimumNecessary: false,
      accounting: true,
    });
    expect(combine(given(['n']), given(['r']))).toMatchObject({ minimumNecessary: false, accounting: false });
  });

  test('the stricter content of either part holds for both', () => {
    const redacted = given(['n'], { scope: { note_ids: ['n'], content: 'redacted', redact: ['x'] } });
    expect(combine(redacted, given(['r'])).scope).toEqual({ note_ids: ['n', 'r'], content: 'redacted', redact: ['x'] });
    expect(combine(given(['r']), redacted).scope).toMatchObject({ content: 'redacted' });
  });

  test('approvals, classes and exclusions of both are kept once', () => {
    const one = given(['n'], {
      approvals: ['originator'],
      scope: { note_ids: ['n'], content: 'full', classes: ['diagnosis'], excludes: ['medication'] },
    });
    const other = given(['r'], {
      approvals: ['originator', 'counsel'],
      scope: { note_ids: ['r'], content: 'full', classes: ['diagnosis', 'assessment'], excludes: ['test_results'] },
    });
    expect(combine(one, other)).toMatchObject({
      approvals: ['originator', 'counsel'],
      scope: { classes: ['diagnosis', 'assessment'], excludes: ['medication', 'test_results'] },
    });
  });

  test('what is refused is neither hidden nor approved', () => {
    const mixed = combine(denied, given(['r'], { approvals: ['counsel'] }));
    expect(mixed.reasons.map(({ code }) => code)).toEqual(['no-ground', 'access-granted']);
    expect(mixed).toMatchObject({
      scope: { note_ids: ['r'], excludes: ['psychotherapy_notes'] },
      cures: ['authorization'],
      approvals: ['counsel'],
    });
  });
});

describe('any of several papers', () => {
  test('a whole one stands alone', () => {
    const whole = given(['a', 'b']);
    expect(anyOf([denied, given(['a'], { narrowed: true }), whole])).toBe(whole);
  });
  test('narrow ones add up', () => {
    const both = anyOf([given(['a'], { narrowed: true }), denied, given(['b'], { narrowed: true })]);
    expect([both.outcome, both.scope.note_ids]).toEqual(['NARROW', ['a', 'b']]);
    expect(both.reasons.map(({ code }) => code)).toEqual(['access-granted', 'access-granted']);
  });
  test('bad ones list everything that is wrong', () => {
    expect(anyOf([denied, wanting]).reasons.map(({ code }) => code)).toEqual(['no-ground', 'order-absent']);
  });
});

test('one reason that kills is enough to deny', () => {
  expect(refuse([raise('order-absent', 'x'), raise('no-ground', 'y')]).outcome).toBe('DENY');
});
