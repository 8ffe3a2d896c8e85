import type { SeedCaller } from '../seed-caller.ts';
import type { DemoPatient } from './demo-patient.ts';
import { morePatientsOfThea } from './more-patients-of-thea.ts';
import { morePatientsOfTom } from './more-patients-of-tom.ts';
import { patientsOfThea } from './patients-of-thea.ts';
import { patientsOfTom } from './patients-of-tom.ts';
import { openAccount } from './seed-account.ts';
import { seedDrafts } from './seed-drafts.ts';
import { seedOffer } from './seed-offer.ts';
import { seedDischarge, seedDocument, seedPapers } from './seed-papers.ts';
import { seedPatient, type Writers } from './seed-patient.ts';
import { seedOwnRequest, seedRequests } from './seed-requests.ts';

/** Everybody who writes in charts of the demo practice. */
export interface DemoWriters extends Record<DemoPatient['clinician'], Writers> {
  officer: SeedCaller;
}

const [paula, ...others] = [...patientsOfThea, ...morePatientsOfThea, ...patientsOfTom, ...morePatientsOfTom];

/** The patient who has an account, and in it a permission to decide. */
export const seedFirstPatient = async (
  writers: DemoWriters,
  patientBy: (email: string) => Promise<SeedCaller>,
): Promise<void> => {
  if (paula === undefined) throw new TypeError('the demo practice has no patient');

  const chart = await seedPatient(writers[paula.clinician], paula);
  await seedPapers(chart, writers.officer);
  await seedRequests(chart, writers[paula.clinician].staff);
  const email = String(paula.demographics['email']);
  await openAccount(writers['therapist-1'].staff, { patientId: chart.patientId, patientBy: () => patientBy(email) });
  await seedOffer(writers['therapist-1'].staff, chart.patientId);
};

/** Admits all other patients of the demo practice, one after another. */
export const fillDemo = async (writers: DemoWriters): Promise<number> => {
  for (const patient of others) {
    const chart = await seedPatient(writers[patient.clinician], patient);
    if (patient.step === 'min-jun') await seedDrafts(chart);

    if (patient.step === 'walter') await seedDischarge(chart);

    if (patient.step === 'harold') await seedDocument(chart);

    if (patient.step === 'jonas') await seedOwnRequest(chart, writers[patient.clinician].staff);
  }
  return others.length + 1;
};
