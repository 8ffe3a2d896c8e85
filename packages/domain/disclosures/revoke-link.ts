import type { LinkId } from '@sequester/model';
import { Refusal, type Change, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { revokedLinks, atNextRevision } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';

/** Ends one link at once; only a privacy officer may. A link that has ended already stays as it is. */
export const revokeLink =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (
    context: PracticeContext,
    { requestId, linkId }: { requestId: RequestId; linkId: LinkId },
  ): Promise<ShownFile> =>
    onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      const link = file.links.find((one) => one.linkId === linkId);
      if (link === undefined) throw new Refusal('not-found');

      if (link.state !== 'live') throw new Refusal('link-revoked', [{ path: 'linkId', code: link.state }]);

      const { request } = file;
      const ended = revokedLinks({ links: [link] }, context.now);
      const change: Change = { from: [request.status], before: request, after: atNextRevision(request), ended };
      const answer = shownFile(applied(file, change), context);
      await disclosures.change(context, change, {
        event: auditEvent(context, 'link.revoked', { requestId, patientId: request.patientId, linkId }),
        answer,
      });
      return answer;
    });
