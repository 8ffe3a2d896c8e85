import type { Approver } from '@sequester/law';
import { type Approval, type Change, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { applied } from '../disclosures/apply.ts';
import type { OfficerInput } from '../disclosures/approve-request.ts';
import { awaitedApprovals, ceilingSha256 } from '../disclosures/ceiling.ts';
import { papersAsRead } from '../disclosures/counted-papers.ts';
import { decidedBy, releases, standsOn } from '../disclosures/decision.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { hasRole } from '../disclosures/safety-grounds.ts';
import { atNextRevision } from '../disclosures/settle.ts';
import { shownRequest, type ShownRequest } from '../disclosures/show-request.ts';
import { transitions } from '../disclosures/transitions.ts';
import { memberOf } from '../member-of.ts';
import { beginRecordsAgain } from './begin-records-again.ts';
import {
  demandInReview,
  type JudgedRecords,
  judgedRecords,
  refuseRecords,
  type RecordsStores,
} from './judged-records.ts';
import { begunWhenApproved } from './records-approvals.ts';
import { approvalsOfRecords, chosenRecords, isWithinRecords } from './records-ceiling.ts';
import { demandBuildable } from './records-content.ts';
import { changeOfRecords } from './records-file.ts';

type Input = OfficerInput & {
  /** Of what was chosen, as it was looked at. */
  selectionSha256: string;
};

const newApproval = (context: PracticeContext, { file, decided }: JudgedRecords, input: Input): Approval => {
  const { practiceId, requestId, round } = file.request;
  return {
    as: input.as,
    practiceId,
    requestId,
    memberId: memberOf(context),
    at: context.now,
    decisionId: decided.decisionId,
    round,
    ceilingSha256: ceilingSha256(decided),
    papers: papersAsRead(file.artifacts),
    selectionSha256: input.selectionSha256,
    ...(input.as === 'counsel' ? { counsel: input.counsel } : {}),
    ...(input.as === 'program-director' ? { director: input.director } : {}),
  };
};

/** What has to be approved: what was chosen last, as the approver saw it. Refuses `selection-empty` and `stale`. */
const demandSeen = ({ file }: JudgedRecords, { selectionSha256 }: Input): void => {
  const chosen = chosenRecords(file);
  if (chosen === undefined) throw new Refusal('selection-empty');

  if (chosen.sha256 !== selectionSha256) {
    throw new Refusal('selection-beyond-ceiling', [
      {
        path: 'body.selectionSha256',
        code: 'another-selection',
        text: 'Another choice was made since. Look at it, and approve that.',
      },
    ]);
  }
};

const isGiven = ({ file }: JudgedRecords, as: Approver): boolean =>
  approvalsOfRecords(file).some((approval) => approval.as === as);

/**
 * One approval that the ground demands of the ordinary record, on what was chosen and looked at. The law is asked again; with the last
 * approval the build begins. No originator approves: the entries of a chart are under nobody's own key.
 */
export const approveRecords =
  ({ chartRecords, ...stores }: RecordsStores) =>
  async (context: PracticeContext, input: Input): Promise<ShownRequest> =>
    onFresh(async () => {
      const { requestId, as } = input;
      if (!hasRole(context, 'privacy-officer')) throw new Refusal('forbidden');

      const judged = await judgedRecords({ ...stores, chartIndex: chartRecords }, context, requestId, 'approval');
      const { whole, file, decided } = judged;
      const { request } = file;
      if (request.status !== 'in-review' && isGiven(judged, as))
        return beginRecordsAgain(stores.disclosures, context, judged);

      demandInReview(file);
      if (!releases(decided.decision)) return refuseRecords(stores.disclosures, context, judged);

      demandBuildable(decided);
      demandSeen(judged, input);
      if (isGiven(judged, as)) return shownRequest(whole, context);

      if (!awaitedApprovals(file, decided).some((awaited) => awaited.as === as))
        throw new Refusal('approval-not-demanded');

      if (
        !isWithinRecords({ ...file, approvals: [] }, { ...decided, decision: { ...decided.decision, approvals: [] } })
      )
        throw new Refusal('selection-beyond-ceiling', [{ path: 'body.selectionSha256', code: 'not-in-ceiling' }]);

      const written: Change = {
        from: transitions.buildRecords.from,
        before: request,
        after: { ...atNextRevision(request), ...standsOn(decided) },
        decision: decided,
        approvals: [newApproval(context, judged, input)],
      };
      const change = changeOfRecords(whole, begunWhenApproved(file, written, { decided, askedBy: memberOf(context) }));
      const answer = shownRequest(applied(whole, change), context);
      const { patientId } = request;
      const event = auditEvent(context, 'disclosure.approved', {
        requestId,
        patientId,
        as,
        lane: 'records',
        sha256: input.selectionSha256,
        ...decidedBy(decided),
      });
      await stores.disclosures.change(context, change, { event, answer });
      return answer;
    });
