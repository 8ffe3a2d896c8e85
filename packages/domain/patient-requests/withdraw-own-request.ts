import { type PatientRequestId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import { subjectOfRequest } from './new-patient-request.ts';
import { ownLanguage } from './own-language.ts';
import { ownRequest } from './own-request.ts';
import type { PatientRequestStore } from './ports.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

interface Stores {
  charts: ChartStore;
  patientRequests: PatientRequestStore;
}

/** The patient no longer asks. Refuses `recorded-already` once it was answered or withdrawn. */
export const withdrawOwnRequest =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    { patientRequestId, revision }: { patientRequestId: PatientRequestId; revision: number },
  ): Promise<ShownPatientRequest> => {
    const before = await ownRequest(stores, context, { patientRequestId, revision });
    if (before.status !== 'received') throw new Refusal('recorded-already');

    const after = { ...before, status: 'withdrawn' as const, withdrawnAt: context.now, revision: revision + 1 };
    const answer = shownPatientRequest(after, await ownLanguage(stores, context));
    const event = auditEvent(context, 'patient-request.withdrawn', subjectOfRequest(after));
    await stores.patientRequests.change(context, { before, after }, { event, answer });
    return answer;
  };
