import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import type { Caller } from './api.ts';
import type { Cast } from './cast.ts';
import { callerFor, type Service } from './service.ts';
import type { Teller } from './teller.ts';

const Patient = z.object({ patientId: z.string() });
const Note = z.object({ progressNoteId: z.string(), state: z.string(), revision: z.number() });
const Chart = z.object({
  entries: z.array(z.object({ kind: z.string(), state: z.string() })),
  diagnoses: z.array(z.unknown()),
  medications: z.array(z.unknown()),
});

const session = (sessionDate: string, data: string) => ({
  sessionDate,
  session: {
    startedAt: `${sessionDate}T14:00:00.000Z`,
    stoppedAt: `${sessionDate}T14:50:00.000Z`,
    modality: 'individual',
    frequency: 'weekly',
  },
  content: { format: 'DAP', data, assessment: 'Invented assessment: steady.', plan: 'Invented plan: continue weekly.' },
});

const Account = z.object({ accountId: z.string() });
const Code = z.object({ code: z.string() });
const Memberships = z.object({ memberships: z.array(z.object({ membership: z.string(), state: z.string() })) });

/** Opens an account at the address on the chart; the patient binds it with the code that they are told. */
export const openAccount = async (
  service: Service,
  { staff }: Pick<Cast, 'staff'>,
  { patientId, email }: { patientId: string; email: string },
): Promise<Caller> => {
  const { accountId } = await staff.post('/patient-accounts', { patientId }, Account);
  const { code } = await staff.post(`/patient-accounts/${accountId}/codes`, {}, Code);
  const patient = await callerFor(service, email);
  const { memberships } = await patient.get('/me', Memberships);
  const invited = memberships.find(({ membership }) => membership.endsWith(accountId));
  await patient.post('/me/bindings', { membership: invited?.membership, code }, z.unknown());
  return patient;
};

/** Admits a patient, and keeps the chart: two signed DAP notes, a diagnosis, a medication. The patient gets an account. */
export const tellChart = async (
  service: Service,
  cast: Cast,
  teller: Teller,
): Promise<{ patientId: string; patient: Caller; email: string }> => {
  const email = `paula.${randomBytes(4).toString('hex')}@example.org`;
  const { patientId } = await cast.staff.post(
    '/patients',
    { name: { given: 'Paula', family: 'Patient (invented)' }, birthDate: '1990-05-17', email, admitAnyway: true },
    Patient,
  );
  const patient = await openAccount(service, cast, { patientId, email });
  for (const [date, data] of [
    ['2026-04-08', 'Invented data: slept better.'],
    ['2026-05-13', 'Invented data: went sailing.'],
  ] as const) {
    const note = await cast.therapist.post(`/patients/${patientId}/progress-notes`, session(date, data), Note);
    await cast.therapist.postAt(`/patients/${patientId}/progress-notes/${note.progressNoteId}/signature`, note, Note);
  }
  await cast.therapist.post(
    `/patients/${patientId}/diagnoses`,
    { code: 'F43.22', description: 'Adjustment disorder with anxiety (invented)', diagnosedOn: '2026-02-04' },
    z.unknown(),
  );
  await cast.therapist.post(
    `/patients/${patientId}/medications`,
    { name: 'Inventolam', dose: '10 mg', frequency: 'daily', startedOn: '2026-02-05' },
    z.unknown(),
  );
  const chart = await cast.therapist.get(`/patients/${patientId}/chart`, Chart);
  const notes = chart.entries.filter(({ kind }) => kind === 'progressNote');
  teller.must(
    notes.every(({ state }) => state === 'signed') && notes.length === 2,
    'the chart holds two signed progress notes',
  );
  teller.must(chart.diagnoses.length === 1 && chart.medications.length === 1, 'a diagnosis and a medication');
  return { patientId, email, patient };
};
