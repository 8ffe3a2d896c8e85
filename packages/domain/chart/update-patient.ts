import { type Demographics, MemberId, type Patient, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { demandBirthDate } from '../plausible-date.ts';
import { addressHistory } from './address-history.ts';
import type { ChartStore } from './ports.ts';

interface Input extends Demographics {
  patientId: PatientId;
  /** The revision that the caller has read. */
  revision: number;
}

/** Replaces the demographics of a patient. Refuses `stale` over another update. */
export const updatePatient =
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, { patientId, revision, ...demographics }: Input): Promise<Patient> => {
    const before = await charts.patient(context, patientId);
    if (before === undefined) throw new Refusal('not-found');

    if (before.revision !== revision) throw new Refusal('stale');

    demandBirthDate(context, demographics.birthDate);
    const { practiceId, admittedAt, admittedBy } = before;
    const after: Patient = {
      ...demographics,
      patientId,
      practiceId,
      admittedAt,
      admittedBy,
      ...addressHistory(before, demographics, { at: context.now, by: MemberId.parse(context.actor.id) }),
      revision: revision + 1,
    };
    await charts.updatePatient(context, after, {
      event: auditEvent(context, 'patient.updated', {
        patientId,
        revision: after.revision,
        emailChanged: after.email !== before.email,
      }),
    });
    return after;
  };
