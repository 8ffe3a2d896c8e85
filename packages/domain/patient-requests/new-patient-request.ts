import {
  type AskedOfPractice,
  CalendarDate,
  type PatientId,
  type PatientRequest,
  PatientRequestId,
  plusSeconds,
  Refusal,
} from '@sequester/model';
import { holdStands, type AccessHold } from '@sequester/model';
import { stateOf } from '@sequester/model';

import type { AccessHoldStore } from '../chart/hold-ports.ts';
import type { ChartStore } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import { isInRecord, ownEntryNamed } from '../own-record/own-entry.ts';

export interface AskingStores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
}

const halfADay = 43_200;

/** The day on which a request came, where days begin last on earth: a clock that runs from it ends too late nowhere. */
const dayOfReceipt = ({ now }: PracticeContext): CalendarDate =>
  CalendarDate.parse(plusSeconds(now, -halfADay).slice(0, 10));

const demandEntry = async (
  { charts, accessHolds }: AskingStores,
  context: PracticeContext,
  { patientId, asked }: { patientId: PatientId; asked: AskedOfPractice },
): Promise<void> => {
  if (!('entryId' in asked) || asked.entryId === undefined) return;

  const named = ownEntryNamed(patientId, asked.entryId);
  const entry = named === undefined ? undefined : await charts.entry(context, named.name);
  if (entry === undefined || !isInRecord({ state: stateOf(entry) })) throw new Refusal('not-found');

  if (asked.kind !== 'review') return;

  const isHeld = ({ entryId, ...hold }: AccessHold): boolean =>
    entryId === asked.entryId && holdStands({ entryId, ...hold }, context.now.slice(0, 10));
  if (!(await accessHolds.holds(context, patientId)).some(isHeld)) {
    const text = 'Nothing holds this entry back: you can read it.';
    throw new Refusal('invalid-request', [{ path: 'body.entryId', code: 'not-held', text }]);
  }
};

/**
 * What a patient asks, as it is kept from its receipt. Refuses `not-found` for an entry that is not in the patient's record, and a review of what is not
 * held back.
 */
export const newPatientRequest = async (
  stores: AskingStores,
  context: PracticeContext,
  {
    patientId,
    asked,
    madeBy,
    receivedOn,
  }: Pick<PatientRequest, 'patientId' | 'asked' | 'madeBy'> & {
    receivedOn?: CalendarDate | undefined;
  },
): Promise<PatientRequest> => {
  const patient = await stores.charts.patient(context, patientId);
  if (patient === undefined) throw new Refusal('not-found');

  await demandEntry(stores, context, { patientId, asked });
  return {
    patientRequestId: PatientRequestId.parse(context.newId('patientRequest')),
    practiceId: context.practiceId,
    patientId,
    asked,
    madeBy,
    receivedAt: context.now,
    receivedOn: receivedOn ?? dayOfReceipt(context),
    status: 'received',
    revision: 1,
  };
};

/** How an event names a request: ids and its kind, and nothing that was written. */
export const subjectOfRequest = ({ patientId, patientRequestId, asked }: PatientRequest) => ({
  patientId,
  patientRequestId,
  kind: asked.kind,
});
