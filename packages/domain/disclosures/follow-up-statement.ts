import { type Change, type FollowUp, type NoticeDecision, Refusal, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import { allowedNotices } from './outstanding.ts';
import type { DisclosureStore } from './ports.ts';
import { atNextRevision } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';
import { stepped, transitions } from './transitions.ts';
import { isOfficer } from './who-may-know.ts';

type Input = { requestId: RequestId } & (
  | { kind: 'review'; remark?: string | undefined; closes?: boolean | undefined }
  | { kind: 'notice'; decision: NoticeDecision; how: string }
);

const demandOfficer = (context: PracticeContext): void => {
  if (!isOfficer(context)) throw new Refusal('forbidden');
};

const followUpOf = (input: Input, made: Pick<FollowUp, 'practiceId' | 'requestId' | 'at' | 'by'>): FollowUp =>
  input.kind === 'notice'
    ? { ...made, kind: 'notice', decision: input.decision, how: input.how }
    : { ...made, kind: 'review', ...(input.remark === undefined ? {} : { remark: input.remark }) };

/**
 * Records what is done after a statement. The review is the privacy officer's, after the fact, and may close a request on
 * which all was told. Refuses `no-statement` where none was made and `notice-mismatch` where the recorded facts call for
 * another decision on telling the individual (45 CFR 164.512(c)(2)).
 */
export const followUpStatement =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (context: PracticeContext, input: Input): Promise<ShownRequest> =>
    onFresh(async () => {
      const file = await fileOf(disclosures, context, input.requestId);
      if (input.kind === 'review') demandOfficer(context);

      if (file.statements.length === 0) throw new Refusal('no-statement');

      if (input.kind === 'notice' && !allowedNotices(file).includes(input.decision)) {
        throw new Refusal(
          'notice-mismatch',
          allowedNotices(file).map((code) => ({ path: 'body.decision', code })),
        );
      }

      const { request } = file;
      const { practiceId, requestId, patientId } = request;
      const closes = input.kind === 'review' && input.closes === true;
      const followUp = followUpOf(input, { practiceId, requestId, at: context.now, by: memberOf(context) });
      const after = closes ? stepped(request, transitions.closeTold, context.now) : atNextRevision(request);
      const change: Change = { from: [request.status], before: request, after, followUp };
      const answer = shownRequest(applied(file, change), context);
      const what = input.kind === 'notice' ? input.decision : 'reviewed';
      const event = auditEvent(context, 'statement.followed-up', {
        requestId,
        patientId,
        kind: input.kind,
        what,
        status: after.status,
      });
      await disclosures.change(context, change, { event, answer });
      return answer;
    });
