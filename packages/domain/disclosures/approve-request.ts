import type { Approver } from '@sequester/law';
import { Refusal, type Approval, type Change, type RequestFile, type RequestId, type Role } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { applied } from './apply.ts';
import { approveAsOriginator } from './approve-as-originator.ts';
import { awaitedApprovals, ceilingSha256, countedApprovals, originatorsOf } from './ceiling.ts';
import { papersAsRead } from './counted-papers.ts';
import { decidedBy, releases, standsOn } from './decision.ts';
import { demandExtractable } from './extractable.ts';
import { onFresh } from './fresh.ts';
import { judgedFile, refuseByLaw, type ApprovalStores } from './judged.ts';
import type { PageChoice } from './selection.ts';
import { atNextRevision } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { transitions } from './transitions.ts';
import { demandNoOriginator } from './two-people.ts';

/** Who may record which approval: counsel's and the director's are recorded by the privacy officer, by name. */
const recorders: Record<Exclude<Approver, 'originator'>, Role> = {
  'privacy-officer': 'privacy-officer',
  counsel: 'privacy-officer',
  'program-director': 'privacy-officer',
};

export type OfficerInput = { requestId: RequestId } & (
  | { as: 'privacy-officer' }
  | { as: 'program-director'; director: string }
  | { as: 'counsel'; counsel: string }
);
export type ApprovalInput =
  | OfficerInput
  | { requestId: RequestId; as: 'originator'; selection: PageChoice[]; noMoreThanNecessary?: true | undefined };

const approvedBefore = ({ request, approvals }: RequestFile, as: Approver): boolean =>
  approvals.some((approval) => approval.as === as && approval.round === request.round);

const approveAsOfficer = async (
  stores: ApprovalStores,
  context: PracticeContext,
  input: OfficerInput,
): Promise<ShownFile> => {
  const memberId = memberOf(context);
  if (context.actor.kind !== 'member' || !context.actor.roles.includes(recorders[input.as]))
    throw new Refusal('forbidden');

  const { file, decided } = await judgedFile(stores, context, input.requestId);
  const { request } = file;
  if (request.status !== 'in-review') {
    if (approvedBefore(file, input.as)) return shownFile(file, context);

    throw new Refusal('request-state', [{ path: 'status', code: request.status }]);
  }
  if (!releases(decided.decision)) return refuseByLaw(stores.disclosures, context, { file, decided });

  demandExtractable(decided);
  demandNoOriginator(decided, originatorsOf(decided), memberId);
  if (countedApprovals(file, decided).some(({ as }) => as === input.as)) return shownFile(file, context);

  if (!awaitedApprovals(file, decided).some(({ as }) => as === input.as)) throw new Refusal('approval-not-demanded');

  const { practiceId, requestId, patientId, round } = request;
  const { decisionId } = decided;
  const given: Approval = {
    as: input.as,
    practiceId,
    requestId,
    memberId,
    at: context.now,
    decisionId,
    round,
    ceilingSha256: ceilingSha256(decided),
    papers: papersAsRead(file.artifacts),
    ...(input.as === 'counsel' ? { counsel: input.counsel } : {}),
    ...(input.as === 'program-director' ? { director: input.director } : {}),
  };
  const after = { ...atNextRevision(request), ...standsOn(decided) };
  const change: Change = {
    from: transitions.approve.from,
    before: request,
    after,
    decision: decided,
    approvals: [given],
  };
  const answer = shownFile(applied(file, change), context);
  const event = auditEvent(context, 'disclosure.approved', {
    requestId,
    patientId,
    as: input.as,
    ...decidedBy(decided),
  });
  await stores.disclosures.change(context, change, { event, answer });
  return answer;
};

/**
 * One approval that the ground demands. The law is asked again; the originator comes last, may choose less than the
 * ceiling and never more, and with the last of them the grants stand and the extract is built. Approved twice at once, it
 * is one act.
 */
export const approveRequest =
  (stores: ApprovalStores) =>
  async (context: PracticeContext, input: ApprovalInput): Promise<ShownFile> =>
    onFresh(() =>
      input.as === 'originator'
        ? approveAsOriginator(stores, context, input)
        : approveAsOfficer(stores, context, input),
    );
