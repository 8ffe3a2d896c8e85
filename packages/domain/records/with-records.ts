import type { Facts } from '@sequester/law';
import type { Change, Occasion, PolicyInForce, RecordedDecision, RequestFile } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { decide } from '../disclosures/adjudicate-request.ts';
import { openStates, settled } from '../disclosures/settle.ts';
import { hasTwoLanes } from './lanes.ts';
import { changeOfBoth, recordsFile, type RecordsFile } from './records-file.ts';

/** What the law is asked about the ordinary record: never a note, and nothing that was said of one. */
interface Measures {
  policy: PolicyInForce;
  otherRecords?: Facts['other_records'];
}

/** The law's answer of this instant on the ordinary record of a request. */
export const decideRecords = (
  context: PracticeContext,
  { policy, otherRecords, ...file }: RecordsFile & Measures,
  occasion: Occasion,
): RecordedDecision => decide(context, { ...file, notes: [], noteDrafts: [], policy, otherRecords }, occasion);

/**
 * The same fact or paper asks the law in both lanes of a request: what it makes of the ordinary record is written with what it makes
 * of the notes. A request with one lane has that change alone.
 */
export const withRecords = (
  context: PracticeContext,
  asked: RequestFile & Measures,
  occasion: Occasion,
  change: Change,
): Change => {
  const file = hasTwoLanes(asked.request) ? recordsFile(asked) : undefined;
  if (file === undefined || !openStates.has(file.request.status)) return change;

  const { policy, otherRecords } = asked;
  const decided = decideRecords(context, { ...file, policy, otherRecords }, occasion);
  return changeOfBoth(change, settled(file, decided));
};
