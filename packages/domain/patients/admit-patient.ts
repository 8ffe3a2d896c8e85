import { type Demographics, type ListedPatient, type Patient, PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { demandClinicians } from './demand-clinicians.ts';
import { demandPlausible } from './plausible-patient.ts';
import type { ClinicianDirectory, PatientStore } from './ports.ts';
import { possibleDuplicates } from './possible-duplicates.ts';

interface Stores {
  patients: PatientStore;
  clinicians: ClinicianDirectory;
}

interface Input extends Demographics {
  /** Said by whoever has looked at the patients of the same name and date of birth. */
  admitAnyway?: boolean | undefined;
}

/** A patient as just admitted, with those who may be the same person. */
export interface Admitted extends Patient {
  possibleDuplicates: ListedPatient[];
}

const alreadyThere = (same: readonly ListedPatient[]): Refusal =>
  new Refusal(
    'possible-duplicate',
    same.map(({ patientId }) => ({
      path: 'patient',
      code: 'same-name-and-birth-date',
      text: `The patient ${patientId} has this name and this date of birth.`,
    })),
  );

/**
 * Opens a chart. Refuses `possible-duplicate` where a patient of the same name was born on the same day, until it is said
 * that it is another person; one who is only similar, as twins are, is named in the answer.
 */
export const admitPatient =
  ({ patients, clinicians }: Stores) =>
  async (context: PracticeContext, { admitAnyway = false, ...demographics }: Input): Promise<Admitted> => {
    const admittedBy = memberOf(context);
    demandPlausible(context, demographics);
    const [{ same, similar }] = await Promise.all([
      possibleDuplicates(patients, context, demographics),
      demandClinicians(clinicians, context, demographics.clinicians),
    ]);
    if (same.length > 0 && !admitAnyway) throw alreadyThere(same);

    const patientId = PatientId.parse(context.newId('patient'));
    const { practiceId, now } = context;
    const patient: Patient = {
      ...demographics,
      patientId,
      practiceId,
      admittedAt: now,
      admittedBy,
      earlierEmails: [],
      legalHolds: [],
      mergedFrom: [],
      revision: 1,
    };
    const alike = [...same, ...similar];
    const subject = { patientId, ...(alike.length === 0 ? {} : { alike: alike.map((one) => one.patientId) }) };
    const answer = { ...patient, possibleDuplicates: alike };
    await patients.admit(context, patient, { event: auditEvent(context, 'patient.admitted', subject), answer });
    return answer;
  };
