import type { Instant, LinkId, OneTimeCodeId, RequestId, SpokenLanguage } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { channelOf } from '../release/code-view.ts';
import { codeLetter, codeText } from './letters.ts';
import type { LetterSecrets, Mailer, NoticeStore, TextMessenger } from './ports.ts';
import { liveLink, type Mailed, sentOnce } from './sent-once.ts';

interface Stores {
  disclosures: DisclosureStore;
  notices: NoticeStore;
  secrets: LetterSecrets;
  mailer: Mailer;
  messenger: TextMessenger;
}

interface CodeToSend {
  requestId: RequestId;
  linkId: LinkId;
  codeId: OneTimeCodeId;
  expiresAt: Instant;
  language?: SpokenLanguage | undefined;
}

/**
 * Sends a one-time code by the way of its link's code, at most once: a code has expired before its claim can be taken over.
 * Who gets none asks for another. A passcode is told by telephone and never sent.
 */
export const conveyCode =
  ({ disclosures, notices, secrets, mailer, messenger }: Stores) =>
  async (context: PracticeContext, { requestId, linkId, codeId, expiresAt, language }: CodeToSend): Promise<Mailed> => {
    const found = expiresAt <= context.now ? undefined : await liveLink(disclosures, context, { requestId, linkId });
    if (found === undefined) return 'nothing-to-mail';

    const channel = channelOf(found.link);
    if (channel.by === 'telephone') return 'nothing-to-mail';

    const { practiceId } = context;
    const { practiceName: practice, privacyContact, timeZone } = found.file.request;
    const said = { code: await secrets.code({ practiceId, linkId, codeId }), expiresAt, timeZone };
    return sentOnce(notices, context, {
      notice: { practiceId, requestId, about: codeId },
      send: () =>
        channel.by === 'mail'
          ? mailer.send(
              found.link.recipientEmail,
              codeLetter({ practice, telephone: privacyContact?.telephone, language }, said),
            )
          : messenger.send(channel.telephone, codeText(said, language)),
      event: () => auditEvent(context, 'link.code-sent', { linkId, requestId, codeId, by: channel.by }),
    });
  };
