import { Refusal, type Change, type DisclosureRequest, type RequestFile, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import { draftHolds } from './ordered-drafts.ts';
import type { DisclosureStore } from './ports.ts';
import { coarseStatus } from './reduced-request.ts';
import { demandSafetyRole, hasRole, isSafetyGround } from './safety-grounds.ts';
import { revokedLinks, atNextRevision } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';
import { stepped, transitions } from './transitions.ts';
import { seesWhole } from './who-may-know.ts';

/** Only those who may make a warning or a report may withdraw it; any other request is withdrawn by front desk, privacy officer or owner. */
const demandWithdrawer = (context: PracticeContext, { groundAsserted }: DisclosureRequest): void => {
  demandSafetyRole(context, groundAsserted, 'actor');
  if (!isSafetyGround(groundAsserted) && !hasRole(context, 'staff', 'privacy-officer', 'owner'))
    throw new Refusal('forbidden');
};

const demandUnanswered = (context: PracticeContext, file: RequestFile): void => {
  const status = coarseStatus(file.request);
  if (!seesWhole(context, file) && status !== 'with-privacy-officer')
    throw new Refusal('request-state', [{ path: 'status', code: status }]);
};

/** Somebody who may not know that a request has ended may still withdraw it: that is recorded, and its end stays as it was. */
const withdrawn = (context: PracticeContext, file: RequestFile): Change => {
  const { request } = file;
  const { withdraw } = transitions;
  if (!seesWhole(context, file) && !withdraw.from.some((from) => from === request.status))
    return { from: [request.status], before: request, after: { ...atNextRevision(request), withdrawnAt: context.now } };

  return {
    from: withdraw.from,
    before: request,
    after: stepped(request, withdraw, context.now),
    ended: revokedLinks(file, context.now),
    draftHolds: draftHolds({ ...file, request: { ...request, status: 'withdrawn' } }, context.now),
  };
};

/** Ends a request and its live links, because the requester no longer asks or the practice no longer answers. Once it was answered, only a privacy officer or an originator may. */
export const withdrawRequest =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (
    context: PracticeContext,
    { requestId, reason }: { requestId: RequestId; reason: 'withdrawn-by-requester' | 'withdrawn-by-practice' },
  ): Promise<ShownRequest> =>
    onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      demandWithdrawer(context, file.request);
      demandUnanswered(context, file);
      const ends = withdrawn(context, file);
      const change: Change = { ...ends, after: { ...ends.after, endedBecause: reason } };
      const answer = shownRequest(applied(file, change), context);
      const { patientId } = file.request;
      await disclosures.change(context, change, {
        event: auditEvent(context, 'request.withdrawn', { requestId, patientId, reason }),
        answer,
      });
      return answer;
    });
