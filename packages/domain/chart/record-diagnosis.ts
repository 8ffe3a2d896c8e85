import { DiagnosisId, type PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { demandPastDates } from '../plausible-date.ts';
import { clinicianOf } from './clinician.ts';
import type { Diagnosis, NewDiagnosis } from './entries.ts';
import type { ChartStore } from './ports.ts';

/** Records a diagnosis. It belongs in the record, never in a psychotherapy note (45 CFR 164.501). */
export const recordDiagnosis =
  ({ charts }: { charts: ChartStore }) =>
  async (context: Context, input: NewDiagnosis & { patientId: PatientId }): Promise<Diagnosis> => {
    demandPastDates(context, { 'body.diagnosedOn': input.diagnosedOn });
    const diagnosisId = DiagnosisId.parse(context.newId('diagnosis'));
    const { practiceId, now } = context;
    const diagnosis: Diagnosis = {
      ...input,
      diagnosisId,
      practiceId,
      recordedBy: clinicianOf(context),
      recordedAt: now,
    };
    const event = auditEvent(context, 'diagnosis.recorded', { patientId: input.patientId, diagnosisId });
    await charts.addDiagnosis(context, diagnosis, { event, answer: diagnosis });
    return diagnosis;
  };
