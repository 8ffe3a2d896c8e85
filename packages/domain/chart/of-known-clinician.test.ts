import { MemberId, NewSession } from '@sequester/model';
import { callBy, colleague, demographics, staff, therapistId } from '@sequester/testing/chart/example-chart';
import { exampleEntries } from '@sequester/testing/chart/example-entries';
import { literalChart } from '@sequester/testing/chart/literal-chart';
import { expect, test } from 'vitest';

import { admitPatient } from '../patients/admit-patient.ts';
import { entryUseCases } from './entry-use-cases.ts';
import { ofKnownClinician } from './of-known-clinician.ts';

const record = ofKnownClinician(entryUseCases.recordSession);
const colleagueId = MemberId.parse(colleague.id);
const revise = ofKnownClinician(entryUseCases.reviseSession);
const held = NewSession.parse(exampleEntries.session);

const refused = { code: 'invalid-request', details: [{ path: 'body.clinicianId', code: 'no-therapist' }] };

const opened = async () => {
  const stores = literalChart();
  return { stores, ...(await admitPatient(stores)(callBy(), demographics)) };
};

test('a session is recorded of a therapist of the practice, and of nobody else', async () => {
  const { stores, patientId } = await opened();
  stores.others.add(colleagueId);
  expect(await record(stores)(callBy(staff), { ...held, patientId })).toMatchObject({ clinicianId: therapistId });
  const other = { ...held, clinicianId: colleagueId, patientId };
  await expect(record(stores)(callBy(staff), other)).rejects.toMatchObject(refused);
});

test('a session of one who is no therapist any more is corrected, and given to nobody who is none', async () => {
  const { stores, patientId } = await opened();
  const { sessionId } = await record(stores)(callBy(staff), { ...held, patientId });
  stores.others.add(therapistId).add(colleagueId);
  const ids = { patientId, sessionId };
  const missed = { ...held, ...ids, attendance: 'missed' as const };
  expect(await revise(stores)(callBy(staff), { ...missed, revision: 1 })).toMatchObject({ attendance: 'missed' });
  const given = { ...missed, clinicianId: colleagueId, revision: 2 };
  await expect(revise(stores)(callBy(staff), given)).rejects.toMatchObject(refused);
});
