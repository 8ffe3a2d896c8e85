import { auditEvent } from '../audit.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import { ownPatientId } from '../own-record/own-patient.ts';
import type { TraceStore } from '../traces.ts';
import { ownLanguage } from './own-language.ts';
import type { PatientRequestStore } from './ports.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

interface Stores {
  charts: ChartStore;
  patientRequests: PatientRequestStore;
  traces: TraceStore;
}

/** What the patient has asked, where each request stands, and what they were told, the latest first. */
export const listOwnRequests =
  ({ charts, patientRequests, traces }: Stores) =>
  async (context: PracticeContext): Promise<{ requests: ShownPatientRequest[] }> => {
    const patientId = ownPatientId(context);
    const [requests, language] = await Promise.all([
      patientRequests.ofPatient(context, patientId),
      ownLanguage({ charts }, context),
      traces.record(context, auditEvent(context, 'patient-request.listed', { patientId })),
    ]);
    return { requests: requests.map((request) => shownPatientRequest(request, language)) };
  };
