import type { PatientId, RequestFile } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { recordsFile } from '../records/records-file.ts';
import type { TraceStore } from '../traces.ts';
import { ownPatientId } from './own-patient.ts';
import { type OwnRecordRequest, shownOwnRecordRequest } from './shown-own-record-request.ts';

/** Requests that a patient made for themself in their account. */
export interface OwnRequests {
  /** The latest first, twenty at most. */
  receivedFrom(context: PracticeContext, patientId: PatientId): Promise<RequestFile[]>;
}

/** The patient's requests for their own record, and how far each has come. */
export const listOwnRecordRequests =
  ({ ownRequests, traces }: { ownRequests: OwnRequests; traces: TraceStore }) =>
  async (context: PracticeContext): Promise<{ requests: OwnRecordRequest[] }> => {
    const patientId = ownPatientId(context);
    const [files] = await Promise.all([
      ownRequests.receivedFrom(context, patientId),
      traces.record(context, auditEvent(context, 'request.listed', { patientId })),
    ]);
    return { requests: files.flatMap((file) => recordsFile(file) ?? []).map(shownOwnRecordRequest) };
  };
