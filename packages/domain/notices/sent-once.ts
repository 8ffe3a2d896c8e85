import type { AuditEvent, Link, LinkId, RequestFile, RequestId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { MailRefused, type NoticeName, type NoticeStore, TextRefused } from './ports.ts';

/** A link that mail may still be about, with its request. */
export const liveLink = async (
  disclosures: Pick<DisclosureStore, 'find'>,
  context: PracticeContext,
  { requestId, linkId }: { requestId: RequestId; linkId: LinkId },
): Promise<{ file: RequestFile; link: Link } | undefined> => {
  const file = await disclosures.find(context, requestId);
  const link = file?.links.find((one) => one.linkId === linkId);
  return file === undefined || link === undefined || link.state !== 'live' || link.expiresAt <= context.now
    ? undefined
    : { file, link };
};

/**
 * A mail server takes no key by which it would know a mail again. So each mail is claimed, sent and marked, and a claim that
 * a crash left is taken over only after a time in which no try can still be under way.
 */
export const takenOverAfterSeconds = 900;

/** What came of a message: it went out now, nothing is to be sent, or it may have gone out in a try that was cut off. */
export type Mailed = 'mailed' | 'nothing-to-mail' | 'claimed';

interface Sending {
  notice: NoticeName;
  send: () => Promise<void>;
  event: () => AuditEvent;
  takenOverAfter?: number;
}

/** Sends a message at most once but after a crash; one that was certainly refused may be tried again at once. */
export const sentOnce = async (
  notices: NoticeStore,
  context: PracticeContext,
  { notice, send, event, takenOverAfter = takenOverAfterSeconds }: Sending,
): Promise<Mailed> => {
  const claim = await notices.claim(context, notice, takenOverAfter);
  if (claim !== 'ours') return claim === 'sent' ? 'nothing-to-mail' : 'claimed';

  try {
    await send();
  } catch (error) {
    if (error instanceof MailRefused || error instanceof TextRefused) await notices.release(context, notice);

    throw error;
  }
  await notices.markSent(context, notice, { event: event() });
  return 'mailed';
};
