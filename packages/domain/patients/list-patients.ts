import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { TraceStore } from '../traces.ts';
import type { PatientPage, PatientStore } from './ports.ts';

interface Stores {
  patients: PatientStore;
  traces: TraceStore;
}

interface Page {
  /** `me`: those alone whom the member treats. */
  clinician?: 'me' | undefined;
  cursor?: string | undefined;
}

/** The practice's patients by name, page by page. The read is on record before the answer leaves. */
export const listPatients =
  ({ patients, traces }: Stores) =>
  async (context: PracticeContext, { clinician, cursor }: Page): Promise<PatientPage> => {
    const query = clinician === undefined ? {} : { clinician: memberOf(context) };
    const [page] = await Promise.all([
      patients.find(context, query, { cursor }),
      traces.record(context, auditEvent(context, 'patient.listed', {})),
    ]);
    return page;
  };
