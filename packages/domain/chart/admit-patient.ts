import { type Demographics, type Patient, PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { demandBirthDate } from '../plausible-date.ts';
import type { ChartStore } from './ports.ts';

/** Opens a chart. */
export const admitPatient =
  ({ charts }: { charts: ChartStore }) =>
  async (context: PracticeContext, demographics: Demographics): Promise<Patient> => {
    demandBirthDate(context, demographics.birthDate);
    const patientId = PatientId.parse(context.newId('patient'));
    const { practiceId, now } = context;
    const patient: Patient = {
      ...demographics,
      patientId,
      practiceId,
      admittedAt: now,
      admittedBy: memberOf(context),
      earlierEmails: [],
      revision: 1,
    };
    await charts.admit(context, patient, {
      event: auditEvent(context, 'patient.admitted', { patientId }),
      answer: patient,
    });
    return patient;
  };
