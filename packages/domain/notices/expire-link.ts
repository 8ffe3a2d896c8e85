import type { DisclosureRequest, Link, LinkId, RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { atNextRevision } from '../disclosures/settle.ts';
import { stepped, transitions, type Transition } from '../disclosures/transitions.ts';

/** Where a request goes when its last link has ended: closed if something was downloaded, expired if nothing was. */
const ending = (request: DisclosureRequest): Transition | undefined => {
  if (request.status === 'opened') return transitions.close;

  return request.status === 'released' ? transitions.expire : undefined;
};

/**
 * Marks a link whose time has come, and its request where no other link lives. The door refuses by the clock in any case;
 * this only makes the record say so. Refuses `stale` where the request has changed since it was read.
 */
export const expireLink =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (
    context: PracticeContext,
    { requestId, linkId }: { requestId: RequestId; linkId: LinkId },
  ): Promise<boolean> => {
    const file = await disclosures.find(context, requestId);
    const link = file?.links.find((one) => one.linkId === linkId);
    if (file === undefined || link === undefined || link.expiresAt > context.now) return false;

    const { request } = file;
    const others = file.links.some(
      (one) => one.linkId !== linkId && one.state === 'live' && one.expiresAt > context.now,
    );
    const transition = others ? undefined : ending(request);
    if (link.state !== 'live' && (link.state !== 'exhausted' || transition === undefined)) return false;

    const after = transition === undefined ? atNextRevision(request) : stepped(request, transition, context.now);
    const ended: Link[] = link.state === 'live' ? [{ ...link, state: 'expired', stateAt: context.now }] : [];
    const event = auditEvent(context, 'link.expired', {
      linkId,
      requestId,
      downloads: link.downloads,
      request: after.status,
    });
    await disclosures.change(context, { from: [request.status], before: request, after, ended }, { event });
    return true;
  };
