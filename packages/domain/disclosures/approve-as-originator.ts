import {
  type Approval,
  type Change,
  isOpen,
  type MemberId,
  Refusal,
  type RequestFile,
  type RequestId,
  type RequestJob,
  type SelectedNote,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { newJob } from '../jobs/job-steps.ts';
import { originatorOf } from '../notes/originator.ts';
import { demandAccounted } from './account-for.ts';
import { applied } from './apply.ts';
import { buildJob } from './build-job.ts';
import {
  awaitedApprovals,
  ceilingSha256,
  countedApprovals,
  selectionOf,
  standingApprovals,
  withinCeiling,
} from './ceiling.ts';
import { papersAsRead } from './counted-papers.ts';
import { demandsEachDecided } from './decide-hidden.ts';
import { decidedBy, releases, standsOn } from './decision.ts';
import { demandExtractable } from './extractable.ts';
import { isGranted } from './grant-batch.ts';
import { judgedFile, refuseByLaw, type ApprovalStores, type Judged } from './judged.ts';
import { demandPages, ownWithinCeiling, selected, type PageChoice } from './selection.ts';
import { atNextRevision } from './settle.ts';
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
export const givenBy = ({ file, decided }: Judged, originatorId: MemberId): Approval | undefined => {
  const counted = file.request.status === 'in-review' ? countedApprovals(file, decided) : standingApprovals(file);
  return counted.findLast(({ as, memberId }) => as === 'originator' && memberId === originatorId);
};

const newApproval = (
  { file, notes, noteDrafts, decided }: Judged,
  context: PracticeContext,
  { selection, noMoreThanNecessary }: Input,
): Approval => {
  const originatorId = originatorOf(context);
  demandExtractable(decided);
  const own = ownWithinCeiling(notes, decided, originatorId);
  const ownDrafts = ownWithinCeiling(noteDrafts, decided, originatorId);
  if (own.length + ownDrafts.length === 0) throw new Refusal('approval-not-demanded');

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

  demandPages(ownDrafts, selection);
  const chosen = selected(own, selection, { eachDecided: demandsEachDecided(file, decided) });
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
  const hidden = chosen.flatMap((note) => note.hidden ?? []);
  return {
    redactions: chosen.flatMap(({ redactions = [] }) => redactions).length,
    kept: chosen.flatMap(({ kept = [] }) => kept).length,
    namesTakenOut: names.filter(({ how }) => how === 'taken-out').length,
    namesAbsent: names.filter(({ how }) => how === 'does-not-occur').length,
    hiddenTakenOut: hidden.filter(({ way }) => way === 'taken-out').length,
    hiddenKept: hidden.filter(({ way }) => way === 'kept').length,
  };
};

const grantsJob = (context: PracticeContext, requestId: RequestId): RequestJob => ({
  ...newJob(context),
  kind: 'grants',
  slot: `grants-${originatorOf(context)}`,
  requestId,
});

/** The decision and the approval, with the job that makes the grants: on record before any grant. With the last approval the request is approved. */
const recordApproval = async (
  stores: ApprovalStores,
  context: PracticeContext,
  { judged, given }: { judged: Judged; given: Approval },
): Promise<ShownFile> => {
  const { file, decided } = judged;
  const { request } = file;
  const { requestId, patientId } = request;
  const written: Change = {
    from: transitions.approve.from,
    before: request,
    after: { ...atNextRevision(request), ...standsOn(decided) },
    decision: decided,
    approvals: [given],
    jobs: [grantsJob(context, requestId)],
  };
  const last = awaitedApprovals(applied(file, written), decided).length === 0;
  const change = last
    ? { ...written, after: { ...stepped(request, transitions.approve, context.now), ...standsOn(decided) } }
    : written;
  const after = applied(file, change);
  if (last && selectionOf(after).length === 0) throw new Refusal('selection-empty');

  demandBuildable(selectionOf(after));
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
  const answer = shownFile(after, context);
  await stores.disclosures.change(context, change, { event, answer });
  return answer;
};

/** Begins again what failed for good after the approval: the grants, or the build that follows from them. */
const beginAgain = async (
  stores: ApprovalStores,
  context: PracticeContext,
  { file, kind }: { file: RequestFile; kind: RequestJob['kind'] },
): Promise<ShownFile> => {
  const { request } = file;
  const { requestId, patientId } = request;
  const job = kind === 'grants' ? grantsJob(context, requestId) : buildJob(context, requestId, originatorOf(context));
  const change: Change = { from: [request.status], before: request, after: atNextRevision(request), jobs: [job] };
  const answer = shownFile(applied(file, change), context);
  const event = auditEvent(context, 'job.begun-again', { requestId, patientId, jobId: job.jobId, kind });
  await stores.disclosures.change(context, change, { event, answer });
  return answer;
};

/** What of the work that follows from an approval failed for good, or was never begun. */
const undone = ({ request, approvals, jobs }: RequestFile, given: Approval): RequestJob['kind'] | undefined => {
  const last = (kind: RequestJob['kind']) =>
    jobs.find((job) => job.kind === kind && (kind === 'build' || job.askedBy === given.memberId));
  if (request.status === 'building') return last('build')?.state === 'failed' ? 'build' : undefined;

  const stuck = request.status === 'approved' && standingApprovals({ request, approvals }).every(isGranted);
  const job = last('grants');
  return (!isGranted(given) || stuck) && (job === undefined || !isOpen(job)) ? 'grants' : undefined;
};

/**
 * An originator's approval, on record with the job that makes its grants; the request shows how far they are. Approved again
 * it begins nothing twice; where the work that follows from it failed for good, it begins that again.
 */
export const approveAsOriginator = async (
  stores: ApprovalStores,
  context: PracticeContext,
  input: Input,
): Promise<ShownFile> => {
  const originatorId = originatorOf(context);
  const judged = await judgedFile(stores, context, input.requestId);
  if (![...judged.notes, ...judged.noteDrafts].some((one) => one.originatorId === originatorId))
    throw new Refusal('approval-not-demanded');

  const { file, decided } = judged;
  const given = givenBy(judged, originatorId);
  const again = given === undefined ? undefined : undone(file, given);
  if (given !== undefined && again === undefined) return shownFile(file, context);

  const { status } = file.request;
  if (status !== 'in-review' && !(given !== undefined && (status === 'approved' || status === 'building')))
    throw new Refusal('request-state', [{ path: 'status', code: status }]);

  if (!releases(decided.decision) || (status !== 'in-review' && !withinCeiling(file, decided)))
    return refuseByLaw(stores.disclosures, context, judged);

  if (again !== undefined) return beginAgain(stores, context, { file, kind: again });

  return recordApproval(stores, context, { judged, given: newApproval(judged, context, input) });
};
