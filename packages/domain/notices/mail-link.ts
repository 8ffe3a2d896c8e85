import {
  type AuditEvent,
  type Instant,
  type Link,
  type LinkId,
  type OneTimeCodeId,
  plusSeconds,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { codeLetter, linkLetter } from './letters.ts';
import {
  MailRefused,
  type DeadlineStore,
  type LetterSecrets,
  type Mailer,
  type NoticeName,
  type NoticeStore,
} from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  notices: NoticeStore;
  secrets: LetterSecrets;
  mailer: Mailer;
}

const liveLink = async (
  disclosures: DisclosureStore,
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
const takenOverAfterSeconds = 900;

/** What came of a mail: it went out now, nothing is to be mailed, or it may have gone out in a try that was cut off. */
export type Mailed = 'mailed' | 'nothing-to-mail' | 'claimed';

interface Sending {
  notice: NoticeName;
  send: () => Promise<void>;
  event: () => AuditEvent;
}

const sentOnce = async (
  notices: NoticeStore,
  context: PracticeContext,
  { notice, send, event }: Sending,
): Promise<Mailed> => {
  const claim = await notices.claim(context, notice, takenOverAfterSeconds);
  if (claim !== 'ours') return claim === 'sent' ? 'nothing-to-mail' : 'claimed';

  try {
    await send();
  } catch (error) {
    if (error instanceof MailRefused) await notices.release(context, notice);

    throw error;
  }
  await notices.markSent(context, notice, { event: event() });
  return 'mailed';
};

interface LinkToMail {
  requestId: RequestId;
  linkId: LinkId;
  /** A sweep that looks whether the mail went out needs no further look to be planned. */
  byDeadline?: boolean;
}

/**
 * Mails a new link to the recorded address. A try that is cut off is not repeated at once. A quarter of an hour later, where
 * the mail is not known to have gone out and nothing was downloaded, the same link is mailed again: nobody waits for a mail
 * that was lost, a second one comes only after a crash between the mail and its mark, and it gives nobody more than the first.
 */
export const mailLink =
  ({ disclosures, notices, secrets, mailer, deadlines }: Stores & { deadlines: DeadlineStore }) =>
  async (context: PracticeContext, { requestId, linkId, byDeadline = false }: LinkToMail): Promise<Mailed> => {
    const found = await liveLink(disclosures, context, { requestId, linkId });
    if (found === undefined || found.link.downloads > 0) return 'nothing-to-mail';

    const { file, link } = found;
    const { practiceId } = context;
    if (!byDeadline) {
      await deadlines.add({ what: 'expiry', practiceId, requestId, linkId, dueAt: link.expiresAt });
      await deadlines.add({
        what: 'mail',
        practiceId,
        requestId,
        linkId,
        dueAt: plusSeconds(context.now, takenOverAfterSeconds),
      });
    }
    const url = await secrets.linkUrl({ practiceId, linkId });
    return sentOnce(notices, context, {
      notice: { practiceId, requestId, about: linkId },
      send: () =>
        mailer.send(
          link.recipientEmail,
          linkLetter({
            practice: file.request.practiceName,
            url,
            expiresAt: link.expiresAt,
            timeZone: file.request.timeZone,
          }),
        ),
      event: () => auditEvent(context, 'link.mailed', { linkId, requestId }),
    });
  };

interface CodeToMail {
  requestId: RequestId;
  linkId: LinkId;
  codeId: OneTimeCodeId;
  expiresAt: Instant;
}

/**
 * Mails a one-time code to the address of its link, at most once: a code has expired before its claim can be taken over.
 * Who gets none asks for another.
 */
export const mailCode =
  ({ disclosures, notices, secrets, mailer }: Stores) =>
  async (context: PracticeContext, { requestId, linkId, codeId, expiresAt }: CodeToMail): Promise<Mailed> => {
    const found = expiresAt <= context.now ? undefined : await liveLink(disclosures, context, { requestId, linkId });
    if (found === undefined) return 'nothing-to-mail';

    const { practiceId } = context;
    const code = await secrets.code({ practiceId, linkId, codeId });
    return sentOnce(notices, context, {
      notice: { practiceId, requestId, about: codeId },
      send: () =>
        mailer.send(
          found.link.recipientEmail,
          codeLetter({
            practice: found.file.request.practiceName,
            code,
            expiresAt,
            timeZone: found.file.request.timeZone,
          }),
        ),
      event: () => auditEvent(context, 'link.code-sent', { linkId, requestId, codeId }),
    });
  };
