import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import type { DisclosureRequest, Link } from '../disclosures/request.ts';
import { stepped, transitions, type Transition } from '../disclosures/transitions.ts';
import type { LinkId, RequestId } from '../ids.ts';

const isOver = (link: Link, context: Context): boolean => link.expiresAt <= context.now;

/** Where a request goes when its last link has ended: closed if something was downloaded, expired if nothing was. */
const ending = (request: DisclosureRequest): Transition | undefined => {
  if (request.status === 'opened') {
    return transitions.close;
  }
  return request.status === 'released' ? transitions.expire : undefined;
};

/**
 * Marks a link whose time has come, and its request where no other link lives. The door refuses by the clock in any case;
 * this only makes the record say so. Refuses `stale` where the request has changed since it was read.
 */
export const expireLink =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (context: Context, { requestId, linkId }: { requestId: RequestId; linkId: LinkId }): Promise<boolean> => {
    const file = await disclosures.find(context, requestId);
    const link = file?.links.find((one) => one.linkId === linkId);
    if (file === undefined || link === undefined || !isOver(link, context) || !['live', 'exhausted'].includes(link.state)) {
      return false;
    }
    const others = file.links.filter((one) => one.linkId !== linkId && one.state === 'live' && !isOver(one, context));
    const transition = others.length === 0 ? ending(file.request) : undefined;
    const { request } = file;
    const after = transition === undefined ? { ...request, revision: request.revision + 1 } : stepped(request, transition, context.now);
    const expired: Link = link.state === 'exhausted' ? link : { ...link, state: 'expired', stateAt: context.now };
    const event = auditEvent(context, 'link.expired', { linkId, requestId, downloads: link.downloads, request: after.status });
    await disclosures.change(context, { from: [request.status], before: request, after, ended: [expired] }, { event });
    return true;
  };
