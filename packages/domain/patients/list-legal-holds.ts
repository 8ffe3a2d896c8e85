import type { LegalHold, PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { PatientStore } from './ports.ts';

interface Stores {
  patients: PatientStore;
  traces: TraceStore;
}

/** The holds on a patient's records, those that ended too. */
export const listLegalHolds =
  ({ patients, traces }: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<{ holds: LegalHold[] }> => {
    const [patient, holds] = await Promise.all([
      patients.patient(context, patientId),
      patients.holds(context, patientId),
      traces.record(context, auditEvent(context, 'legal-hold.listed', { patientId })),
    ]);
    demandFound(patient);
    return { holds };
  };
