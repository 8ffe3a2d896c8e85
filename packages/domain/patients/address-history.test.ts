import { Instant, MemberId, Patient } from '@sequester/model';
import { expect, test } from 'vitest';

import { addressHistory } from './address-history.ts';

const at = (hour: number): Instant => Instant.parse(`2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`);

const patient = Patient.parse({
  patientId: `pat_${'a'.repeat(26)}`,
  practiceId: `prc_${'p'.repeat(26)}`,
  name: { given: 'Paula', family: 'Invented' },
  birthDate: '1990-05-17',
  email: 'first@example.org',
  admittedAt: at(1),
  admittedBy: `mbr_${'s'.repeat(26)}`,
  revision: 1,
});

const by = MemberId.parse(`mbr_${'s'.repeat(26)}`);

const changed = (before: Patient, email: string | undefined, hour: number): Patient => {
  const { email: _email, ...rest } = before;
  const demographics = { ...rest, ...(email === undefined ? {} : { email }) };
  return { ...demographics, ...addressHistory(before, demographics, { at: at(hour), by }) };
};

test('a chart keeps every address that stood on it, and when the last change was', () => {
  const second = changed(patient, 'second@example.org', 2);
  const none = changed(second, undefined, 3);
  const third = changed(none, 'third@example.org', 4);
  expect(third).toMatchObject({
    emailChangedAt: at(4),
    emailChangedBy: by,
    earlierEmails: [
      { email: 'first@example.org', until: at(2) },
      { email: 'second@example.org', until: at(3) },
    ],
  });
});

test('a change of something else is no change of the address', () => {
  expect(addressHistory(patient, { ...patient, preferredName: 'Pia' }, { at: at(2), by })).toEqual({
    earlierEmails: [],
  });
  const second = changed(patient, 'second@example.org', 2);
  expect(addressHistory(second, second, { at: at(3), by })).toEqual({
    emailChangedAt: at(2),
    emailChangedBy: by,
    earlierEmails: second.earlierEmails,
  });
});
