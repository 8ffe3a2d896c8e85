import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../instant.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import type { TraceStore } from '../traces.ts';
import { linkDefect, type ReleaseLink } from './link.ts';
import type { LinkPointer, ReleaseStore } from './ports.ts';

export interface LinkView {
  practice: string;
  expiresAt: Instant;
  downloadsLeft: number;
}

interface Stores {
  links: ReleaseStore;
  traces: TraceStore;
}

export const foundLink = async (links: ReleaseStore, context: Context, pointer: LinkPointer): Promise<ReleaseLink> => {
  const link = await links.find(context, pointer);
  if (link === undefined) {
    throw new Refusal('link-not-found');
  }
  return link;
};

/** Puts a refusal on record before it leaves. */
export const refuseRecorded = async (
  traces: TraceStore,
  context: Context,
  { link, refusal }: { link: ReleaseLink; refusal: Refusal },
): Promise<never> => {
  const { linkId, requestId } = link;
  const reasons = refusal.details.map((detail) => detail.code);
  await traces.record(context, auditEvent(context, 'link.refused', { linkId, requestId, refusal: refusal.code, reasons }));
  throw refusal;
};

/** Refuses, on record, where the link is dead. */
export const refuseDead = async (traces: TraceStore, context: Context, link: ReleaseLink): Promise<void> => {
  const defect: RefusalCode | undefined = linkDefect(link, context.now);
  if (defect !== undefined) {
    await refuseRecorded(traces, context, { link, refusal: new Refusal(defect) });
  }
};

export const shownLink = (link: ReleaseLink, practice: string): LinkView => ({
  practice,
  expiresAt: link.expiresAt,
  downloadsLeft: Math.max(0, link.allowedDownloads - link.downloads),
});

/** Shows who sends. Looking uses nothing up: mail scanners follow links. */
export const viewLink =
  ({ links, traces }: Stores) =>
  async (context: Context, pointer: LinkPointer): Promise<LinkView> => {
    const [link, practice] = await Promise.all([foundLink(links, context, pointer), links.practiceName(context)]);
    await refuseDead(traces, context, link);
    await traces.record(context, auditEvent(context, 'link.viewed', { linkId: link.linkId, requestId: link.requestId }));
    return shownLink(link, practice);
  };
