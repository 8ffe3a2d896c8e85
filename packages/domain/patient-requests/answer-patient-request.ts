import { type NewAnswer, type PatientRequest, Refusal, stateOf } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { isInRecord, ownEntryNamed } from '../own-record/own-entry.ts';
import { demandAnswerer, demandFittingAnswer } from './answerers.ts';
import { entryOfAnswer } from './entry-of-answer.ts';
import { type AskingStores, subjectOfRequest } from './new-patient-request.ts';
import type { PatientRequestStore } from './ports.ts';
import { type NamedRequest, requestOfPatient } from './request-of-patient.ts';
import { shownPatientRequest, type ShownPatientRequest } from './shown-patient-request.ts';

type Stores = AskingStores & { patientRequests: PatientRequestStore };

/** An amendment is linked to entries that are in the record of this patient (45 CFR 164.526(c)(1)). */
const demandEntries = async (
  { charts }: Stores,
  context: PracticeContext,
  { patientId }: PatientRequest,
  given: NewAnswer,
) => {
  if (given.outcome !== 'accepted') return;

  const missing = await Promise.all(
    given.entryIds.map(async (entryId) => {
      const named = ownEntryNamed(patientId, entryId);
      const entry = named === undefined ? undefined : await charts.entry(context, named.name);
      return entry === undefined || !isInRecord({ state: stateOf(entry) });
    }),
  );
  const at = missing.indexOf(true);
  if (at < 0) return;

  const text = 'This is no entry of the record of this patient.';
  throw new Refusal('invalid-request', [{ path: `body.entryIds.${at}`, code: 'no-such-entry', text }]);
};

/** A review is answered once it is recorded with the hold, after it was asked for. */
const demandReviewed = async (
  { accessHolds }: Stores,
  context: PracticeContext,
  { patientId, asked, receivedAt }: PatientRequest,
) => {
  if (asked.kind !== 'review') return;

  const holds = await accessHolds.holds(context, patientId);
  const done = holds.some(
    ({ entryId, review, lifted }) =>
      entryId === asked.entryId && ((review?.at ?? '') >= receivedAt || (lifted?.at ?? '') >= receivedAt),
  );
  if (!done) throw new Refusal('not-reviewed-yet');
};

/**
 * The practice answers what a patient asked; what was agreed to stands in the chart from the same instant. Refuses `recorded-already` where it was answered
 * or withdrawn before.
 */
export const answerPatientRequest =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    { patientId, patientRequestId, revision, ...given }: NamedRequest & NewAnswer,
  ): Promise<ShownPatientRequest> => {
    const by = memberOf(context);
    const before = await requestOfPatient(stores, context, { patientId, patientRequestId, revision });
    demandAnswerer(context, before.asked);
    if (before.status !== 'received') throw new Refusal('recorded-already');

    demandFittingAnswer(before.asked, given);
    await demandEntries(stores, context, before, given);
    await demandReviewed(stores, context, before);
    const entry = entryOfAnswer(context, before, { given, by });
    const after: PatientRequest = {
      ...before,
      status: 'answered',
      answer: { by, at: context.now, given },
      ...(entry === undefined ? {} : { entryId: entry.name.id }),
      revision: revision + 1,
    };
    const answer = shownPatientRequest(after, 'en');
    const event = auditEvent(context, 'patient-request.answered', {
      ...subjectOfRequest(after),
      outcome: given.outcome,
    });
    await stores.patientRequests.change(
      context,
      { before, after, ...(entry === undefined ? {} : { entry }) },
      { event, answer },
    );
    return answer;
  };
