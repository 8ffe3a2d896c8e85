import { type Instant, type LinkPointer, Refusal, type ReleaseLink } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { codeView, type CodeView } from './code-view.ts';
import { linkDefect, withPasscode } from './link.ts';
import type { FoundLink, ReleaseStore } from './ports.ts';

export interface LinkView {
  practice: string;
  timeZone?: string | undefined;
  expiresAt: Instant;
  downloadsLeft: number;
  code: CodeView;
}

interface Stores {
  links: ReleaseStore;
  traces: TraceStore;
}

export const foundLink = async (
  links: ReleaseStore,
  context: PracticeContext,
  pointer: LinkPointer,
): Promise<FoundLink> => {
  const found = await links.find(context, pointer);
  if (found === undefined) throw new Refusal('link-not-found');

  return { ...found, link: withPasscode(found.link) };
};

/** Puts a refusal on record before it leaves. */
export const refuseRecorded = async (
  traces: TraceStore,
  context: PracticeContext,
  { link, refusal }: { link: ReleaseLink; refusal: Refusal },
): Promise<never> => {
  const { linkId, requestId } = link;
  const reasons = refusal.details.filter(({ path }) => path !== 'cure').map(({ code }) => code);
  await traces.record(
    context,
    auditEvent(context, 'link.refused', { linkId, requestId, refusal: refusal.code, reasons }),
  );
  throw refusal;
};

/** Refuses, on record, where the link is dead. */
export const refuseDead = async (traces: TraceStore, context: PracticeContext, link: ReleaseLink): Promise<void> => {
  const defect = linkDefect(link, context.now);
  if (defect !== undefined) await refuseRecorded(traces, context, { link, refusal: new Refusal(defect) });
};

/** What the recipient is shown of a link; no word about the patient. */
export const shownLink = ({ link, file }: FoundLink): LinkView => ({
  practice: file.request.practiceName,
  timeZone: file.request.timeZone,
  expiresAt: link.expiresAt,
  downloadsLeft: Math.max(0, link.allowedDownloads - link.downloads),
  code: codeView(link),
});

/** Shows who sends. Looking uses nothing up: mail scanners follow links. */
export const viewLink =
  ({ links, traces }: Stores) =>
  async (context: PracticeContext, pointer: LinkPointer): Promise<LinkView> => {
    const found = await foundLink(links, context, pointer);
    const { linkId, requestId } = found.link;
    await refuseDead(traces, context, found.link);
    await traces.record(context, auditEvent(context, 'link.viewed', { linkId, requestId }));
    return shownLink(found);
  };
