import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { MemberId, RequestId } from '../ids.ts';
import { originatorOf } from '../notes/originator.ts';
import { Refusal } from '../refusal.ts';
import { applied, approvalKey } from './apply.ts';
import { awaitedApprovals, ceilingSha256, countedApprovals, demandExtractable, selectionOf, standingApprovals, withinCeiling } from './ceiling.ts';
import { decidedBy, releases, type Approval, type Grant } from './decision.ts';
import { unfinished } from './fresh.ts';
import { judgedFile, refuseByLaw, type ApprovalStores, type Judged } from './judged.ts';
import type { Change, RequestFile } from './ports.ts';
import { ownWithinCeiling, selected, type PageChoice } from './selection.ts';
import { touched } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { stepped, transitions } from './transitions.ts';

interface Input {
  requestId: RequestId;
  selection: PageChoice[];
}

/** The originator's approval on record: given in this round, and for this ceiling while the request is still in review. */
const givenBy = ({ file, decided }: Judged, originatorId: MemberId): Approval | undefined => {
  const counted = file.request.status === 'in-review' ? countedApprovals(file, decided) : standingApprovals(file);
  return counted.findLast(({ as, memberId }) => as === 'originator' && memberId === originatorId);
};

const newApproval = ({ file, notes, decided }: Judged, context: Context, { selection }: Input): Approval => {
  const originatorId = originatorOf(context);
  demandExtractable(decided);
  const own = ownWithinCeiling(notes, decided, originatorId);
  if (own.length === 0) {
    throw new Refusal('approval-not-demanded');
  }
  if (awaitedApprovals(file, decided).some(({ as }) => as !== 'originator')) {
    throw new Refusal('officer-first');
  }
  const { practiceId, requestId, round } = file.request;
  const about = { as: 'originator' as const, practiceId, requestId, memberId: originatorId, at: context.now, round };
  return { ...about, decisionId: decided.decisionId, ceilingSha256: ceilingSha256(decided), selection: selected(own, selection) };
};

/** The first step: the decision and the approval, on record before any grant. With the last approval the request is approved. */
const recordApproval = async (stores: ApprovalStores, context: Context, { judged, given }: { judged: Judged; given: Approval }): Promise<RequestFile> => {
  const { file, decided } = judged;
  const { request } = file;
  const { decisionId } = decided;
  const written: Change = { from: transitions.approve.from, before: request, after: { ...touched(request), decisionId }, decision: decided, approvals: [given] };
  const last = awaitedApprovals(applied(file, written), decided).length === 0;
  const change = last ? { ...written, after: { ...stepped(request, transitions.approve, context.now), decisionId } } : written;
  const after = applied(file, change);
  if (last && selectionOf(after).length === 0) {
    throw new Refusal('selection-empty');
  }
  const { requestId, patientId } = request;
  const noteIds = (given.selection ?? []).map(({ noteId }) => noteId);
  const event = auditEvent(context, 'disclosure.approved', { requestId, patientId, as: 'originator', ...decidedBy(decided), noteIds });
  await stores.disclosures.change(unfinished(context), change, { event });
  return after;
};

const grantsFor = async ({ ground, grants }: ApprovalStores, context: Context, given: Approval): Promise<Grant[]> => {
  const keyArn = await ground.providerKey(context, given.memberId);
  if (keyArn === undefined) {
    throw new Refusal('not-enrolled');
  }
  const made: Grant[] = [];
  for (const note of given.selection ?? []) {
    made.push(await grants.grant(context, { requestId: given.requestId, keyArn, note }));
  }
  return made;
};

/** The second step: grants for exactly the selected objects, then their record; the last of them starts the build. */
const recordGrants = async (stores: ApprovalStores, context: Context, { file, given }: { file: RequestFile; given: Approval }): Promise<ShownFile> => {
  const granted = { ...given, grants: await grantsFor(stores, context, given) };
  const { request } = file;
  const others = standingApprovals(file).filter(({ memberId }) => memberId !== given.memberId);
  const complete = request.status === 'approved' && others.every(({ grants }) => grants !== undefined);
  const after = complete ? stepped(request, transitions.build, context.now) : touched(request);
  const change: Change = { from: [request.status], before: request, after, approvals: [granted] };
  const answer = shownFile(applied(file, change), context);
  const { requestId, patientId } = request;
  const grants = granted.grants.map(({ grantId }) => grantId);
  const event = auditEvent(context, 'disclosure.granted', { requestId, patientId, approval: approvalKey(given), grants, status: after.status });
  await stores.disclosures.change(context, change, { event, answer });
  return answer;
};

/**
 * An originator's approval in two recorded steps; cut short between them, the next try goes on from the second, past the
 * id of the event that the first has used.
 */
export const approveAsOriginator = async (stores: ApprovalStores, context: Context, input: Input): Promise<ShownFile> => {
  const originatorId = originatorOf(context);
  const judged = await judgedFile(stores, context, input.requestId);
  const { file, decided } = judged;
  const given = givenBy(judged, originatorId);
  if (given?.grants !== undefined) {
    return shownFile(file, context);
  }
  const { status } = file.request;
  if (status !== 'in-review' && !(status === 'approved' && given !== undefined)) {
    throw new Refusal('request-state', [{ path: 'status', code: status }]);
  }
  if (!releases(decided.decision) || (status === 'approved' && !withinCeiling(file, decided))) {
    return refuseByLaw(stores.disclosures, context, judged);
  }
  if (given !== undefined) {
    context.newId('auditEvent');
    return recordGrants(stores, context, { file, given });
  }
  const approval = newApproval(judged, context, input);
  return recordGrants(stores, context, { file: await recordApproval(stores, context, { judged, given: approval }), given: approval });
};
