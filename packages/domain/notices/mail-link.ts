import { type LinkId, plusSeconds, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { channelOf } from '../release/code-view.ts';
import { languageFor } from './language-for.ts';
import { linkLetter } from './letters.ts';
import type { DeadlineStore, LetterSecrets, Mailer, NoticeStore } from './ports.ts';
import { liveLink, type Mailed, sentOnce, takenOverAfterSeconds } from './sent-once.ts';

interface Stores {
  disclosures: DisclosureStore;
  notices: NoticeStore;
  secrets: LetterSecrets;
  mailer: Mailer;
  deadlines: DeadlineStore;
}

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
  ({ disclosures, notices, secrets, mailer, deadlines }: Stores) =>
  async (context: PracticeContext, { requestId, linkId, byDeadline = false }: LinkToMail): Promise<Mailed> => {
    const found = await liveLink(disclosures, context, { requestId, linkId });
    if (found === undefined || found.link.downloads > 0) return 'nothing-to-mail';

    const { file, link } = found;
    const { practiceId } = context;
    if (!byDeadline) {
      const about = { practiceId, requestId, linkId };
      await deadlines.add({ what: 'expiry', ...about, dueAt: link.expiresAt });
      await deadlines.add({ what: 'mail', ...about, dueAt: plusSeconds(context.now, takenOverAfterSeconds) });
    }
    const url = await secrets.linkUrl({ practiceId, linkId });
    const { practiceName: practice, privacyContact, timeZone } = file.request;
    const letter = linkLetter(
      { practice, telephone: privacyContact?.telephone, language: languageFor(file.request) },
      { url, expiresAt: link.expiresAt, timeZone, codeBy: channelOf(link).by },
    );
    return sentOnce(notices, context, {
      notice: { practiceId, requestId, about: linkId },
      send: () => mailer.send(link.recipientEmail, letter),
      event: () => auditEvent(context, 'link.mailed', { linkId, requestId }),
    });
  };
