import { type PatientRequest, type PatientRequestId, Refusal } from '@sequester/model';

import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { ownPatientId } from '../own-record/own-patient.ts';
import type { PatientRequestStore } from './ports.ts';

/** A request of the patient who acts, at the revision that they read. */
export const ownRequest = async (
  { patientRequests }: { patientRequests: PatientRequestStore },
  context: PracticeContext,
  { patientRequestId, revision }: { patientRequestId: PatientRequestId; revision: number },
): Promise<PatientRequest> => {
  const found = demandFound(
    await patientRequests.find(context, { patientId: ownPatientId(context), patientRequestId }),
  );
  if (found.revision !== revision) throw new Refusal('stale');

  return found;
};
