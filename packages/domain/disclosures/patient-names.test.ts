import { PatientFacts } from '@sequester/model';
import { firstNote, received, released } from '@sequester/testing/disclosures/disclosure-story';
import { attorney, patientId, practiceId } from '@sequester/testing/disclosures/example-disclosures';
import { literalStores } from '@sequester/testing/disclosures/literal-disclosures';
import { expect, test } from 'vitest';

import { coverOf } from './extract-cover.ts';

type Named = Pick<PatientFacts, 'name' | 'preferredName' | 'latinName' | 'diedOn' | 'address'> & { living?: boolean };

const samantha: Named = {
  name: { given: 'Samantha', middle: 'Rose', family: 'García', suffix: 'Jr.' },
  preferredName: 'Sam',
};
const kim: Named = { name: { given: '민준', family: '김' }, latinName: 'Kim Min-jun' };
const bjork: Named = { name: { given: 'Björk' } };

/** The facts of a request that somebody of this name makes for themself. */
const askedBy = async (patient: Named, name: string) => {
  const stores = literalStores();
  stores.patients.set(patientId, { practiceId, patientId, ...PatientFacts.parse({ living: true, ...patient }) });
  const requestId = await received(stores, {
    groundAsserted: 'patient_access',
    requester: { ...attorney, type: 'individual', name },
  });
  return stores.files.get(requestId);
};

test.each<[Named, string]>([
  [samantha, 'Samantha García'],
  [samantha, 'SAMANTHA GARCIA'],
  [samantha, 'García, Samantha'],
  [samantha, 'Samantha Rose Garcia Jr.'],
  [samantha, 'Sam García'],
  [samantha, 'Samantha R. García'],
  [samantha, 'García, Samantha R.'],
  [samantha, 'Samantha García'.normalize('NFD')],
  [kim, '김민준'],
  [kim, '김 민준'],
  [kim, 'Kim Min-jun'],
  [bjork, 'Bjork'],
])('%j is meant by %s', async (patient, name) => {
  expect((await askedBy(patient, name))?.decisions[0]?.facts.requester.id).toBe(patientId);
});

test.each<[Named, string]>([
  [samantha, 'Sam'],
  [samantha, 'García'],
  [samantha, 'Maria García'],
  [samantha, 'Samantha Q. García'],
  [kim, '김'],
  [bjork, 'Björk Guðmundsdóttir'],
  [bjork, '—'],
])('%j is not meant by %s', async (patient, name) => {
  expect((await askedBy(patient, name))?.decisions[0]?.facts.requester.id).toBe(name);
});

const patientWhoDied = async (diedOn: string | undefined) =>
  (await askedBy({ ...bjork, living: false, ...PatientFacts.pick({ diedOn: true }).parse({ diedOn }) }, 'Somebody'))
    ?.decisions[0]?.facts.patient;

test('a patient who died is dead to the law, and for how many years as far as the date is known (164.502(f))', async () => {
  expect(await patientWhoDied(undefined)).toMatchObject({ living: false });
  expect(await patientWhoDied(undefined)).not.toHaveProperty('years_since_death');
  for (const [diedOn, years] of [
    ['2026-06-15', 0],
    ['2024', 1],
    ['1970-01', 56],
    ['1970', 55],
  ] as const)
    expect(await patientWhoDied(diedOn)).toMatchObject({ living: false, years_since_death: years });
});

test('a cover names the patient as they write it, and in Latin letters too', async () => {
  const stores = literalStores();
  stores.patients.set(patientId, { practiceId, patientId, ...PatientFacts.parse({ living: true, ...kim }) });
  const file = stores.files.get(await released(stores));
  const decided = file?.decisions.at(-1);
  if (file === undefined || decided === undefined) throw new Error('no request');

  expect(coverOf(file, decided).items[0]?.label).toBe(
    `Psychotherapy note on 김민준 (Kim Min-jun), session of ${firstNote.sessionDate}`,
  );
});

test.each([
  [{ street: '1 Example Street', city: 'Exampleton', state: 'WA', postalCode: '00000' }, 'WA'],
  [{ street: '1 Example Street', city: 'Perth', state: 'WA', postalCode: '6000', country: 'AU' }, undefined],
])('the address %j says that the patient is treated in %s', async (address, state) => {
  const file = await askedBy({ ...bjork, ...PatientFacts.pick({ address: true }).parse({ address }) }, 'Somebody');
  expect(file?.decisions[0]?.facts.patient.state).toBe(state);
});
