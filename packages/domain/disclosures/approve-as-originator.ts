import {
  type Approval,
  type Change,
  type MemberId,
  Refusal,
  type RequestFile,
  type RequestId,
  type SelectedNote,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { originatorOf } from '../notes/originator.ts';
import { demandAccounted } from './account-for.ts';
import { applied } from './apply.ts';
import {
  awaitedApprovals,
  ceilingSha256,
  countedApprovals,
  selectionOf,
  standingApprovals,
  withinCeiling,
} from './ceiling.ts';
import { papersAsRead } from './counted-papers.ts';
import { decidedBy, releases } from './decision.ts';
import { demandExtractable } from './extractable.ts';
import { unfinished } from './fresh.ts';
import { isGranted } from './grant-batch.ts';
import { grantSelection, recordedBatches } from './grant-selection.ts';
import { judgedFile, refuseByLaw, type ApprovalStores, type Judged } from './judged.ts';
import { ownWithinCeiling, selected, type PageChoice } from './selection.ts';
import { touched } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { demandBuildable } from './source-bytes.ts';
import { stepped, transitions } from './transitions.ts';
import { demandOthers } from './two-people.ts';

interface Input {
  requestId: RequestId;
  selection: PageChoice[];
  /** The originator's statement that no more is selected than the purpose needs. */
  noMoreThanNecessary?: true | undefined;
}

/** The originator's approval on record: given in this round, and for this ceiling while the request is still in review. */
const givenBy = ({ file, decided }: Judged, originatorId: MemberId): Approval | undefined => {
  const counted = file.request.status === 'in-review' ? countedApprovals(file, decided) : standingApprovals(file);
  return counted.findLast(({ as, memberId }) => as === 'originator' && memberId === originatorId);
};

const newApproval = (
  { file, notes, decided }: Judged,
  context: Context,
  { selection, noMoreThanNecessary }: Input,
): Approval => {
  const originatorId = originatorOf(context);
  demandExtractable(decided);
  const own = ownWithinCeiling(notes, decided, originatorId);
  if (own.length === 0) throw new Refusal('approval-not-demanded');

  demandOthers(
    decided,
    { approvals: file.approvals.filter(({ round }) => round === file.request.round), artifacts: file.artifacts },
    originatorId,
  );
  const others = awaitedApprovals(file, decided).filter(({ as }) => as !== 'originator');
  if (others.length > 0) {
    throw new Refusal(
      'officer-first',
      others.map(({ as }) => ({ path: 'awaits', code: as })),
    );
  }

  const chosen = selected(own, selection);
  demandAccounted(decided.decision, chosen, noMoreThanNecessary === true);
  const { practiceId, requestId, round } = file.request;
  const about = { as: 'originator' as const, practiceId, requestId, memberId: originatorId, at: context.now, round };
  return {
    ...about,
    decisionId: decided.decisionId,
    ceilingSha256: ceilingSha256(decided),
    papers: papersAsRead(file.artifacts),
    selection: chosen,
    ...(noMoreThanNecessary === true ? { noMoreThanNecessary } : {}),
  };
};

/** How much of a selection is taken out, for the record: numbers, no places and no names. */
const markedIn = (chosen: readonly SelectedNote[]) => {
  const names = chosen.flatMap((note) => note.names ?? []);
  return {
    redactions: chosen.flatMap(({ redactions = [] }) => redactions).length,
    kept: chosen.flatMap(({ kept = [] }) => kept).length,
    namesTakenOut: names.filter(({ how }) => how === 'taken-out').length,
    namesAbsent: names.filter(({ how }) => how === 'does-not-occur').length,
  };
};

/** The first step: the decision and the approval, on record before any grant. With the last approval the request is approved. */
const recordApproval = async (
  stores: ApprovalStores,
  context: Context,
  { judged, given }: { judged: Judged; given: Approval },
): Promise<RequestFile> => {
  const { file, decided } = judged;
  const { request } = file;
  const { decisionId } = decided;
  const written: Change = {
    from: transitions.approve.from,
    before: request,
    after: { ...touched(request), decisionId },
    decision: decided,
    approvals: [given],
  };
  const last = awaitedApprovals(applied(file, written), decided).length === 0;
  const change = last
    ? { ...written, after: { ...stepped(request, transitions.approve, context.now), decisionId } }
    : written;
  const after = applied(file, change);
  if (last && selectionOf(after).length === 0) throw new Refusal('selection-empty');

  demandBuildable(selectionOf(after));
  const { requestId, patientId } = request;
  const chosen = given.selection ?? [];
  const noteIds = chosen.map(({ noteId }) => noteId);
  const event = auditEvent(context, 'disclosure.approved', {
    requestId,
    patientId,
    as: 'originator',
    ...decidedBy(decided),
    noteIds,
    ...markedIn(chosen),
  });
  await stores.disclosures.change(unfinished(context), change, { event });
  return after;
};

/** Passes the ids of events that an earlier try used: of the approval, and of each batch of its grants. */
const passIds = (context: Context, given: Approval): void => {
  for (let used = 0; used <= recordedBatches(given); used += 1) context.newId('auditEvent');
};

/** An originator's approval in recorded steps, the approval and then its grants; cut short between them, the next try goes on from there. */
export const approveAsOriginator = async (
  stores: ApprovalStores,
  context: Context,
  input: Input,
): Promise<ShownFile> => {
  const originatorId = originatorOf(context);
  const judged = await judgedFile(stores, context, input.requestId);
  if (!judged.notes.some((note) => note.originatorId === originatorId)) throw new Refusal('approval-not-demanded');

  const { file, decided } = judged;
  const given = givenBy(judged, originatorId);
  const { status } = file.request;
  if (given !== undefined && isGranted(given) && !(status === 'approved' && standingApprovals(file).every(isGranted)))
    return shownFile(file, context);

  if (status !== 'in-review' && !(status === 'approved' && given !== undefined))
    throw new Refusal('request-state', [{ path: 'status', code: status }]);

  if (!releases(decided.decision) || (status === 'approved' && !withinCeiling(file, decided)))
    return refuseByLaw(stores.disclosures, context, judged);

  if (given !== undefined) {
    passIds(context, given);
    return grantSelection(stores, context, { file, given });
  }
  const approval = newApproval(judged, context, input);
  return grantSelection(stores, context, {
    file: await recordApproval(stores, context, { judged, given: approval }),
    given: approval,
  });
};
