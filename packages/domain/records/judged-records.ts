import { type Change, Refusal, type RecordedDecision, type RequestFile, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { fileOf, type Gate, reasonsWithFields, recordsAndPolicy } from '../disclosures/adjudicate-request.ts';
import { decidedBy } from '../disclosures/decision.ts';
import { unfinished } from '../disclosures/fresh.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { settled } from '../disclosures/settle.ts';
import type { ChartRecords } from './ports.ts';
import { changeOfRecords, recordsFile, type RecordsFile } from './records-file.ts';
import { decideRecords } from './with-records.ts';

export interface RecordsStores extends Omit<Gate, 'chartIndex' | 'noteIndex'> {
  disclosures: DisclosureStore;
  chartRecords: ChartRecords;
}

/** A request with its ordinary record as it stands, and the law's answer at this instant. */
export interface JudgedRecords {
  whole: RequestFile;
  file: RecordsFile;
  decided: RecordedDecision;
}

/** A request as it stands for its ordinary record. Refuses `not-found`, also where it asks for none. */
export const recordsFileOf = async (
  { disclosures }: { disclosures: DisclosureStore },
  context: PracticeContext,
  requestId: RequestId,
): Promise<Pick<JudgedRecords, 'whole' | 'file'>> => {
  const whole = await fileOf(disclosures, context, requestId);
  const file = recordsFile(whole);
  if (file === undefined) throw new Refusal('not-found');

  return { whole, file };
};

export const judgedRecords = async (
  stores: { disclosures: DisclosureStore } & Omit<Gate, 'noteIndex'>,
  context: PracticeContext,
  requestId: RequestId,
  occasion: 'approval' | 'build' | 'link' | 'download',
): Promise<JudgedRecords> => {
  const found = await recordsFileOf(stores, context, requestId);
  const measures = await recordsAndPolicy(stores, context, found.whole);
  return { ...found, decided: decideRecords(context, { ...found.file, ...measures }, occasion) };
};

/** Puts the law's no on record, where it ends or holds the ordinary record, and refuses with its reasons. */
export const refuseRecords = async (
  disclosures: DisclosureStore,
  context: PracticeContext,
  { whole, file, decided }: JudgedRecords,
): Promise<never> => {
  const change: Change = settled(file, decided);
  const { requestId, patientId } = file.request;
  const subject = {
    requestId,
    patientId,
    lane: 'records',
    outcome: decided.decision.outcome,
    status: change.after.status,
    ...decidedBy(decided),
  };
  await disclosures.change(unfinished(context), changeOfRecords(whole, change), {
    event: auditEvent(context, 'request.refused', subject),
  });
  throw new Refusal('law-refuses', reasonsWithFields(decided));
};

/** Refuses `request-state` where the ordinary record of a request is not where an act takes it from. */
export const demandInReview = ({ request: { status } }: RecordsFile): void => {
  if (status !== 'in-review') throw new Refusal('request-state', [{ path: 'status', code: status }]);
};
