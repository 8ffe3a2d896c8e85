import { type Demographics, type Patient, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { addressHistory } from './address-history.ts';
import { demandClinicians } from './demand-clinicians.ts';
import { demandPlausible } from './plausible-patient.ts';
import type { ClinicianDirectory, PatientStore } from './ports.ts';

interface Stores {
  patients: PatientStore;
  clinicians: ClinicianDirectory;
}

interface Input extends Demographics {
  patientId: PatientId;
  /** The revision that the caller has read. */
  revision: number;
}

/** Replaces the demographics of a patient. Refuses `stale` over another update, and `patient-merged` where the chart has ended. */
export const updatePatient =
  ({ patients, clinicians }: Stores) =>
  async (context: PracticeContext, { patientId, revision, ...demographics }: Input): Promise<Patient> => {
    const by = memberOf(context);
    const before = await patients.patient(context, patientId);
    if (before === undefined) throw new Refusal('not-found');

    if (before.merged !== undefined) throw new Refusal('patient-merged');

    if (before.revision !== revision) throw new Refusal('stale');

    demandPlausible(context, demographics);
    const added = demographics.clinicians.filter((one) => !before.clinicians.includes(one));
    await demandClinicians(clinicians, context, added);
    const { practiceId, admittedAt, admittedBy, legalHolds, mergedFrom } = before;
    const after: Patient = {
      ...demographics,
      patientId,
      practiceId,
      admittedAt,
      admittedBy,
      legalHolds,
      mergedFrom,
      ...addressHistory(before, demographics, { at: context.now, by }),
      revision: revision + 1,
    };
    await patients.update(
      context,
      { before, after },
      {
        event: auditEvent(context, 'patient.updated', {
          patientId,
          revision: after.revision,
          emailChanged: after.email !== before.email,
        }),
      },
    );
    return after;
  };
