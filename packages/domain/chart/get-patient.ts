import type { Patient, PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { demandFound } from './found.ts';
import type { ChartStore } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

/** The demographics of one patient. */
export const getPatient =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<Patient> => {
    const [patient] = await Promise.all([
      charts.patient(context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'demographics' })),
    ]);
    return demandFound(patient);
  };
