import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { ChartStore, PatientPage } from './ports.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
}

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
