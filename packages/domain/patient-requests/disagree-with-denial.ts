import { type Disagreement, type PatientRequestId, Refusal } from '@sequester/model';

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

type Input = { patientRequestId: PatientRequestId; revision: number } & Disagreement;

/**
 * The patient disagrees in writing with the denial of an amendment, or has the request and its denial go with later disclosures
 * (45 CFR 164.526(d)(2), (d)(1)(iii)). Refuses `not-denied` where no amendment was denied, and `recorded-already` the second time.
 */
export const disagreeWithDenial =
  (stores: Stores) =>
  async (context: PracticeContext, { patientRequestId, revision, ...said }: Input): Promise<ShownPatientRequest> => {
    const before = await ownRequest(stores, context, { patientRequestId, revision });
    if (before.answer?.given.outcome !== 'denied') throw new Refusal('not-denied');

    if (before.disagreement !== undefined) throw new Refusal('recorded-already');

    const after = { ...before, disagreement: { at: context.now, said }, revision: revision + 1 };
    const answer = shownPatientRequest(after, await ownLanguage(stores, context));
    const event = auditEvent(context, 'patient-request.disagreed', { ...subjectOfRequest(after), how: said.how });
    await stores.patientRequests.change(context, { before, after }, { event, answer });
    return answer;
  };
