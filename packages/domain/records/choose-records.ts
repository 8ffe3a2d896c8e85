import { type Change, type ChosenEntry, RecordsSelection, type RecordsChoice, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { applied } from '../disclosures/apply.ts';
import { decidedBy, releases, standsOn } from '../disclosures/decision.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { atNextRevision } from '../disclosures/settle.ts';
import { shownRequest, type ShownRequest } from '../disclosures/show-request.ts';
import { transitions } from '../disclosures/transitions.ts';
import { memberOf } from '../member-of.ts';
import { allowedRecords } from './allowed-records.ts';
import {
  demandInReview,
  type JudgedRecords,
  judgedRecords,
  refuseRecords,
  type RecordsStores,
} from './judged-records.ts';
import { readInTurn, recordSha256 } from './read-in-turn.ts';
import type { ListedRecord } from './record-classes.ts';
import { begunWhenApproved } from './records-approvals.ts';
import { chosenOf, demandSaid, selectionSha256 } from './records-choice.ts';
import { demandBuildable } from './records-content.ts';
import { changeOfRecords } from './records-file.ts';

/** The entries that were chosen, each with the digest of what it says now. */
export const pinned = async (
  { chartRecords }: Pick<RecordsStores, 'chartRecords'>,
  context: PracticeContext,
  { file }: Pick<JudgedRecords, 'file'>,
  chosen: readonly ListedRecord[],
): Promise<ChosenEntry[]> => {
  const days = new Map(chosen.map(({ entryId, on }) => [entryId, on]));
  return readInTurn({ chartRecords }, context, { patientId: file.request.patientId, named: chosen }, (record) => ({
    kind: record.kind,
    entryId: record.entryId,
    on: days.get(record.entryId) ?? '',
    sha256: recordSha256(record),
  }));
};

/** What was chosen, as it is kept. */
export const selectionOfRecords = (
  context: PracticeContext,
  { file }: Pick<JudgedRecords, 'file'>,
  { choice, entries }: { choice: RecordsChoice; entries: ChosenEntry[] },
): RecordsSelection =>
  RecordsSelection.parse({
    ...choice,
    practiceId: context.practiceId,
    requestId: file.request.requestId,
    at: context.now,
    by: context.actor.id,
    round: file.request.round,
    entries,
    sha256: selectionSha256(choice, entries),
  });

/**
 * Chooses what of the ordinary record is let go: by kind, by day, entry by entry, with passages about others taken out. It may be less
 * than the decision allows, never more. Where nobody has to approve it, the build begins; otherwise approvals are waited for, and
 * those that were given for another choice no longer count.
 */
export const chooseRecords =
  ({ chartRecords, ...stores }: RecordsStores) =>
  async (
    context: PracticeContext,
    { requestId, ...choice }: { requestId: RequestId } & RecordsChoice,
  ): Promise<ShownRequest> =>
    onFresh(async () => {
      const judged = await judgedRecords({ ...stores, chartIndex: chartRecords }, context, requestId, 'approval');
      const { whole, file, decided } = judged;
      demandInReview(file);
      if (!releases(decided.decision)) return refuseRecords(stores.disclosures, context, judged);

      demandBuildable(decided);
      const { allowed } = await allowedRecords({ chartRecords }, context, judged);
      const chosen = chosenOf(choice, allowed);
      demandSaid(choice, decided);
      const entries = await pinned({ chartRecords }, context, judged, chosen);
      const recordsSelection = selectionOfRecords(context, judged, { choice, entries });
      const { request } = file;
      const written: Change = {
        from: transitions.buildRecords.from,
        before: request,
        after: { ...atNextRevision(request), ...standsOn(decided) },
        decision: decided,
        recordsSelection,
      };
      const change = changeOfRecords(whole, begunWhenApproved(file, written, { decided, askedBy: memberOf(context) }));
      const answer = shownRequest(applied(whole, change), context);
      const { patientId } = request;
      const event = auditEvent(context, 'records.chosen', {
        requestId,
        patientId,
        sha256: recordsSelection.sha256,
        count: entries.length,
        takenOut: choice.takenOut?.length ?? 0,
        ...decidedBy(decided),
      });
      await stores.disclosures.change(context, change, { event, answer });
      return answer;
    });
