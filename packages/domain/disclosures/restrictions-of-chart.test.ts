import { PatientFacts } from '@sequester/model';
import { received } from '@sequester/testing/disclosures/disclosure-story';
import { attorney, patientId, practiceId } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { expect, test } from 'vitest';

const restrictionId = `rst_${'a'.repeat(26)}`;

/** The facts of a request of a health plan for payment, about a patient with one agreed restriction. */
const asked = async (restriction: object) => {
  const stores = literalStores();
  const restrictions = [{ restrictionId, answeredOn: '2026-02-27', ...restriction }];
  const facts = PatientFacts.parse({ name: { given: 'Paula', family: 'Invented' }, living: true, restrictions });
  stores.patients.set(patientId, { practiceId, patientId, ...facts });
  const requestId = await received(stores, {
    groundAsserted: 'payment',
    requester: { ...attorney, type: 'health_plan', name: 'Invented Plan' },
    requested: { classes: ['progress_notes'], description: 'what was done' },
  });
  return stores.files.get(requestId)?.decisions[0];
};

test('a restriction that the practice agreed to is a paper that the law reads (45 CFR 164.522(a)(1)(iii))', async () => {
  const decided = await asked({ recipients: ['health_plan'], persons: ['Aunt Invented'], classes: ['progress_notes'] });
  expect(decided?.facts.artifacts).toEqual([
    {
      type: 'agreed_restriction',
      id: restrictionId,
      signed_on: '2026-02-27',
      covers: { recipients: ['health_plan', 'Aunt Invented'], classes: ['progress_notes'] },
    },
  ]);
  expect(decided?.decision.outcome).toBe('DENY');
});

test('it covers whole what it leaves open, and to a plan alone what was paid for in full ((a)(1)(vi))', async () => {
  expect((await asked({}))?.facts.artifacts).toMatchObject([{ covers: {} }]);
  const paid = await asked({ paidInFull: true, endedOn: '2026-12-31' });
  expect(paid?.facts.artifacts).toMatchObject([
    { covers: { recipients: ['health_plan', 'medicare_contractor'] }, ended_on: '2026-12-31' },
  ]);
});

const isHeld = async (restriction: object) =>
  (await asked(restriction))?.decision.reasons.some(({ because }) => because.includes(restrictionId));

test('one that has ended, or keeps others out, holds nothing back here', async () => {
  expect(await isHeld({ recipients: ['employer'] })).toBe(false);
  expect(await isHeld({ endedOn: '2026-03-01' })).toBe(false);
  expect(await isHeld({ recipients: ['health_plan'] })).toBe(true);
});
