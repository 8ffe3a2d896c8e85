import type { OpenPatientRequest } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { TraceStore } from '../traces.ts';
import type { PatientRequestStore } from './ports.ts';

/** What the patients of the practice asked and nobody has answered, by the day on which it is due. */
export const listOpenPatientRequests =
  ({ patientRequests, traces }: { patientRequests: PatientRequestStore; traces: TraceStore }) =>
  async (
    context: PracticeContext,
    { cursor }: { cursor?: string | undefined },
  ): Promise<{ requests: OpenPatientRequest[]; cursor?: string }> => {
    memberOf(context);
    const [page] = await Promise.all([
      patientRequests.open(context, { cursor }),
      traces.record(context, auditEvent(context, 'patient-request.listed', {})),
    ]);
    return page;
  };
