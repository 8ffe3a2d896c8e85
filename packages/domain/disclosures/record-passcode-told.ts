import type { Change, LinkId, PasscodeTold, RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { atNextRevision } from './settle.ts';
import { toldLink } from './show-passcode.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';

interface Input extends Pick<PasscodeTold, 'telephone' | 'numberFrom' | 'to'> {
  requestId: RequestId;
  linkId: LinkId;
}

/** Puts on record that a passcode was told by telephone: to whom, at which number, and from where the number is known (45 CFR 164.514(h)); the link may have been used meanwhile. */
export const recordPasscodeTold =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  (context: PracticeContext, { requestId, linkId, telephone, numberFrom, to }: Input): Promise<ShownRequest> =>
    onFresh(async () => {
      const by = memberOf(context);
      const file = await fileOf(disclosures, context, requestId);
      toldLink(context, { file, linkId });
      const { request } = file;
      const told: PasscodeTold = { telephone, numberFrom, to, at: context.now, by };
      const change: Change = {
        from: [request.status],
        before: request,
        after: atNextRevision(request),
        passcodeTold: { linkId, told },
      };
      const answer = shownRequest(applied(file, change), context);
      const { patientId } = request;
      const event = auditEvent(context, 'link.passcode-told', { requestId, patientId, linkId, numberFrom });
      await disclosures.change(context, change, { event, answer });
      return answer;
    });
