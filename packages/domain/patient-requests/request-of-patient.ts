import { type PatientId, type PatientRequest, type PatientRequestId, Refusal } from '@sequester/model';

import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import type { PatientRequestStore } from './ports.ts';

export interface NamedRequest {
  patientId: PatientId;
  patientRequestId: PatientRequestId;
  revision: number;
}

/** A request of a patient, at the revision that the member read. */
export const requestOfPatient = async (
  { patientRequests }: { patientRequests: PatientRequestStore },
  context: PracticeContext,
  { patientId, patientRequestId, revision }: NamedRequest,
): Promise<PatientRequest> => {
  const found = demandFound(await patientRequests.find(context, { patientId, patientRequestId }));
  if (found.revision !== revision) throw new Refusal('stale');

  return found;
};
