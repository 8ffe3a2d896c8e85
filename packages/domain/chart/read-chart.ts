import { type Patient, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { Chart, ChartStore, PatientPage } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

const found = <Thing>(thing: Thing | undefined): Thing => {
  if (thing === undefined) throw new Refusal('not-found');

  return thing;
};

/** The practice's patients, page by page. The read is on record before the answer leaves; so are the two that follow. */
export const listPatients =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, page: { cursor?: string | undefined }): Promise<PatientPage> => {
    const [patients] = await Promise.all([
      charts.patients(context, page),
      traces.record(context, auditEvent(context, 'patient.listed', {})),
    ]);
    return patients;
  };

/** The demographics of one patient. */
export const getPatient =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<Patient> => {
    const [patient] = await Promise.all([
      charts.patient(context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'demographics' })),
    ]);
    return found(patient);
  };

/** The whole chart of one patient. */
export const getChart =
  ({ charts, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<Chart> => {
    const [chart] = await Promise.all([
      charts.chart(context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'whole' })),
    ]);
    return found(chart);
  };
