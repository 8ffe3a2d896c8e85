import { MedicationId, type PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { demandPastDates } from '../plausible-date.ts';
import { clinicianOf } from './clinician.ts';
import type { Medication, NewMedication } from './entries.ts';
import type { ChartStore } from './ports.ts';

/** Records a medication, prescribed here or elsewhere (45 CFR 164.501). */
export const recordMedication =
  ({ charts }: { charts: ChartStore }) =>
  async (context: Context, input: NewMedication & { patientId: PatientId }): Promise<Medication> => {
    demandPastDates(context, { 'body.startedOn': input.startedOn });
    const medicationId = MedicationId.parse(context.newId('medication'));
    const { practiceId, now } = context;
    const medication: Medication = {
      ...input,
      medicationId,
      practiceId,
      recordedBy: clinicianOf(context),
      recordedAt: now,
    };
    const event = auditEvent(context, 'medication.recorded', { patientId: input.patientId, medicationId });
    await charts.addMedication(context, medication, { event, answer: medication });
    return medication;
  };
