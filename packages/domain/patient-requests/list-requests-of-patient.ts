import type { PatientId, PlanSignature } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { TraceStore } from '../traces.ts';
import type { PatientRequestStore } from './ports.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

interface Stores {
  charts: ChartStore;
  patientRequests: PatientRequestStore;
  traces: TraceStore;
}

/** Everything that one patient asked, with its answers, and what they said to treatment plans, the latest first. */
export const listRequestsOfPatient =
  ({ charts, patientRequests, traces }: Stores) =>
  async (
    context: PracticeContext,
    { patientId }: { patientId: PatientId },
  ): Promise<{ requests: ShownPatientRequest[]; planSignatures: PlanSignature[] }> => {
    memberOf(context);
    const [patient, requests, planSignatures] = await Promise.all([
      charts.patient(context, patientId),
      patientRequests.ofPatient(context, patientId),
      patientRequests.planSignatures(context, patientId),
      traces.record(context, auditEvent(context, 'patient-request.listed', { patientId })),
    ]);
    demandFound(patient);
    return { requests: requests.map((request) => shownPatientRequest(request, 'en')), planSignatures };
  };
