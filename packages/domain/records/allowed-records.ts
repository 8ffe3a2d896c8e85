import { holdStands, type EntryHeader, type RecordedDecision } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { isOwnAccess } from './lanes.ts';
import { payerKinds, tellsOnlyElements } from './payer-elements.ts';
import type { ChartRecords } from './ports.ts';
import type { ListedRecord } from './record-classes.ts';
import { inScope } from './records-ceiling.ts';
import type { RecordsFile } from './records-file.ts';

/** What is between the patient and the practice alone: how and where they want to hear from it, above all. */
const betweenUs: ReadonlySet<EntryHeader['kind']> = new Set<EntryHeader['kind']>([
  'confidentialCommunication',
  'noticeGiven',
  'restriction',
]);

/** What is signed, or recorded and not taken back. What was entered in error only the patient reads, marked so. */
const isInRecord = ({ state }: ListedRecord, own: boolean): boolean =>
  ['recorded', 'signed', 'awaiting-cosignature'].includes(state) || (own && state === 'entered-in-error');

const isAccess = ({ request: { groundAsserted } }: Pick<RecordsFile, 'request'>): boolean =>
  groundAsserted === 'patient_access';

/** Entries, by their day and their id: the order in which they are read and printed. */
const inOrder = (one: Pick<ListedRecord, 'on' | 'entryId'>, other: Pick<ListedRecord, 'on' | 'entryId'>): number => {
  const [a, b] = [`${one.on}#${one.entryId}`, `${other.on}#${other.entryId}`];
  return a < b ? -1 : Number(a > b);
};

/**
 * The entries that a decision lets leave, in their order: in the record and no draft, within the ceiling, and on the patient's own
 * access without what a clinician holds back (45 CFR 164.524(a)(3)).
 */
export const allowedRecords = async (
  { chartRecords }: { chartRecords: Pick<ChartRecords, 'listed' | 'holds'> },
  context: PracticeContext,
  { file, decided }: { file: RecordsFile; decided: RecordedDecision },
): Promise<{ allowed: ListedRecord[]; heldBack: number }> => {
  const { patientId } = file.request;
  const [listed, holds] = await Promise.all([
    chartRecords.listed(context, patientId),
    isAccess(file) ? chartRecords.holds(context, patientId) : [],
  ]);
  const today = context.now.slice(0, 10);
  const held = new Set(holds.filter((hold) => holdStands(hold, today)).map(({ entryId }) => entryId));
  const isIn = inScope(decided);
  const own = isOwnAccess(file.request);
  const toPayer = tellsOnlyElements(file.request);
  const within = listed.filter(
    (record) =>
      isIn(record.entryId) &&
      isInRecord(record, own) &&
      (own || !betweenUs.has(record.kind)) &&
      (!toPayer || payerKinds.has(record.kind)),
  );
  return {
    allowed: within.filter(({ entryId }) => !held.has(entryId)).toSorted(inOrder),
    heldBack: within.filter(({ entryId }) => held.has(entryId)).length,
  };
};
