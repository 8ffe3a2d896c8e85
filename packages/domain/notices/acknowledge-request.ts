import type { RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { isSafetyGround } from '../disclosures/safety-grounds.ts';
import { languageFor } from './language-for.ts';
import { acknowledgmentLetter } from './letters.ts';
import type { LetterSecrets, Mailer, NoticeStore } from './ports.ts';
import { type Mailed, sentOnce } from './sent-once.ts';

interface Stores {
  disclosures: Pick<DisclosureStore, 'find'>;
  notices: NoticeStore;
  secrets: Pick<LetterSecrets, 'statusPage'>;
  mailer: Mailer;
}

/**
 * Tells whoever asked that their request has arrived, and where they see how far it has come. A warning or a report is made
 * by the practice and asked by nobody. Mailed once; again only after a crash between the mail and its mark.
 */
export const acknowledgeRequest =
  ({ disclosures, notices, secrets, mailer }: Stores) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<Mailed> => {
    const file = await disclosures.find(context, requestId);
    if (file === undefined || isSafetyGround(file.request.groundAsserted)) return 'nothing-to-mail';

    const { request } = file;
    const { practiceId } = context;
    const { url, tokenSha256 } = await secrets.statusPage({ practiceId, requestId });
    await notices.keepStatusPointer(context, { practiceId, requestId, tokenSha256 });
    const { practiceName: practice, receivedAt, timeZone, privacyContact } = request;
    const letter = acknowledgmentLetter(
      { practice, telephone: privacyContact?.telephone, language: languageFor(request) },
      { url, receivedAt, timeZone },
    );
    return sentOnce(notices, context, {
      notice: { practiceId, requestId, about: 'acknowledgment' },
      send: () => mailer.send(request.requester.email, letter),
      event: () => auditEvent(context, 'request.acknowledged', { requestId }),
    });
  };
