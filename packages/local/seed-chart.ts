import * as z from 'zod';

import type { SeedCaller } from './seed-caller.ts';

const Patient = z.object({ patientId: z.string() });
const Account = z.object({ accountId: z.string() });
const Code = z.object({ code: z.string() });
const Memberships = z.object({ memberships: z.array(z.object({ membership: z.string(), state: z.string() })) });
const ProgressNote = z.object({ progressNoteId: z.string(), revision: z.number() });

/** The patient of the demo practice; everything about them is invented. */
const demographics = {
  name: { given: 'Paula', family: 'Patient (invented)' },
  birthDate: '1990-01-01',
  address: { street: '1 Example Street', city: 'Exampleton', state: 'NY', postalCode: '00000' },
  telephones: [{ number: '+1 555 010 0100', use: 'mobile' }],
  email: 'paula.patient@willow.example',
  preferredLanguage: 'en',
};

const sessions = [
  {
    date: '2025-03-04',
    data: 'Invented: reports sleeping five hours a night.',
    assessment: 'Invented: sleep is short and broken.',
    plan: 'Invented: keep a sleep diary for one week.',
  },
  {
    date: '2025-03-11',
    data: 'Invented: brought the diary, six hours a night.',
    assessment: 'Invented: sleep is longer than last week.',
    plan: 'Invented: go on with the diary.',
  },
];

const writeSessions = async (therapist: SeedCaller, chart: string): Promise<void> => {
  for (const [index, { date, ...parts }] of sessions.entries()) {
    const step = `progress-note-${index + 1}`;
    const body = {
      sessionDate: date,
      session: {
        startedAt: `${date}T15:00:00.000Z`,
        stoppedAt: `${date}T15:50:00.000Z`,
        modality: 'individual',
        setting: 'in-person',
        frequency: 'weekly',
      },
      content: { format: 'DAP', ...parts },
    };
    const { progressNoteId, revision } = ProgressNote.parse(
      await therapist.post(step, `${chart}/progress-notes`, body),
    );
    await therapist.postAt(`${step}-signature`, `${chart}/progress-notes/${progressNoteId}/signature`, revision);
  }
};

/** Opens the account of the patient, and binds it with the code that the practice hands over. */
const openAccount = async (
  staff: SeedCaller,
  patientId: string,
  patientBy: (email: string) => Promise<SeedCaller>,
): Promise<void> => {
  const { accountId } = Account.parse(await staff.post('patient-account', '/patient-accounts', { patientId }));
  const patient = await patientBy(demographics.email);
  const [own] = Memberships.parse(await patient.get('/me')).memberships;
  if (own?.state === 'invited') {
    const { code } = Code.parse(await staff.post('patient-code', `/patient-accounts/${accountId}/codes`));
    await patient.post('patient-binding', '/me/bindings', { membership: own.membership, code });
  }
};

/** Admits the demo patient, keeps their chart, opens their account and binds it. */
export const seedChart = async (
  staff: SeedCaller,
  therapist: SeedCaller,
  patientBy: (email: string) => Promise<SeedCaller>,
): Promise<void> => {
  const { patientId } = Patient.parse(await staff.post('patient', '/patients', demographics));
  const chart = `/patients/${patientId}`;
  await writeSessions(therapist, chart);
  await therapist.post('diagnosis', `${chart}/diagnoses`, {
    code: 'F51.01',
    description: 'Primary insomnia (invented)',
    diagnosedOn: '2025-03-04',
  });
  const medication = {
    name: 'Example medication (invented)',
    dose: '10 mg',
    frequency: 'once a day',
    startedOn: '2025-03-04',
    prescriber: 'Example Prescriber (invented)',
  };
  await therapist.post('medication', `${chart}/medications`, medication);
  await openAccount(staff, patientId, patientBy);
};
