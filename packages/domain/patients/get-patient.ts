import type { Patient, PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { PatientStore } from './ports.ts';

interface Stores {
  patients: PatientStore;
  traces: TraceStore;
}

/** The demographics of one patient. */
export const getPatient =
  ({ patients, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<Patient> => {
    const [patient] = await Promise.all([
      patients.patient(context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'demographics' })),
    ]);
    return demandFound(patient);
  };
