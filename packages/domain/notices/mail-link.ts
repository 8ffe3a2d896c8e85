import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { DisclosureStore, RequestFile } from '../disclosures/ports.ts';
import type { Link } from '../disclosures/request.ts';
import type { LinkId, OneTimeCodeId, RequestId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { codeLetter, linkLetter } from './letters.ts';
import type { DeadlineStore, LetterSecrets, Mailer, NoticeStore } from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  notices: NoticeStore;
  secrets: LetterSecrets;
  mailer: Mailer;
}

const liveLink = async (
  disclosures: DisclosureStore,
  context: Context,
  { requestId, linkId }: { requestId: RequestId; linkId: LinkId },
): Promise<{ file: RequestFile; link: Link } | undefined> => {
  const file = await disclosures.find(context, requestId);
  const link = file?.links.find((one) => one.linkId === linkId);
  return file === undefined || link === undefined || link.state !== 'live' || link.expiresAt <= context.now ? undefined : { file, link };
};

/**
 * Mails a new link to the recorded address, once. The mail goes out between a claim and a mark: a crash before it sends
 * nothing and the stream tries again; a crash after it may send the same letter a second time, which gives nobody more
 * than the first.
 */
export const mailLink =
  ({ disclosures, notices, secrets, mailer, deadlines }: Stores & { deadlines: DeadlineStore }) =>
  async (context: Context, { requestId, linkId }: { requestId: RequestId; linkId: LinkId }): Promise<boolean> => {
    const found = await liveLink(disclosures, context, { requestId, linkId });
    if (found === undefined) {
      return false;
    }
    const { file, link } = found;
    const { practiceId } = context;
    await deadlines.add({ practiceId, requestId, linkId, dueAt: link.expiresAt });
    const notice = { practiceId, requestId, about: linkId };
    if (!(await notices.claim(context, notice))) {
      return false;
    }
    const url = await secrets.linkUrl({ practiceId, linkId });
    await mailer.send(link.recipientEmail, linkLetter({ practice: file.request.practiceName, url, expiresAt: link.expiresAt }));
    await notices.markSent(context, notice, { event: auditEvent(context, 'link.mailed', { linkId, requestId }) });
    return true;
  };

interface CodeToMail {
  requestId: RequestId;
  linkId: LinkId;
  codeId: OneTimeCodeId;
  expiresAt: Instant;
}

/** Mails a one-time code to the address of its link, once, with the same guarantees; a code that has expired is not sent. */
export const mailCode =
  ({ disclosures, notices, secrets, mailer }: Stores) =>
  async (context: Context, { requestId, linkId, codeId, expiresAt }: CodeToMail): Promise<boolean> => {
    const found = expiresAt <= context.now ? undefined : await liveLink(disclosures, context, { requestId, linkId });
    const { practiceId } = context;
    const notice = { practiceId, requestId, about: codeId };
    if (found === undefined || !(await notices.claim(context, notice))) {
      return false;
    }
    const code = await secrets.code({ practiceId, linkId, codeId });
    await mailer.send(found.link.recipientEmail, codeLetter({ practice: found.file.request.practiceName, code, expiresAt }));
    await notices.markSent(context, notice, { event: auditEvent(context, 'link.code-sent', { linkId, requestId, codeId }) });
    return true;
  };
