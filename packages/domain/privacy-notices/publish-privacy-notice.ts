import { type NewPrivacyNotice, type PrivacyNotice, PrivacyNoticeId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { sha256Hex } from '../sha256.ts';
import type { PrivacyNoticeStore } from './ports.ts';

/** Publishes a Notice of Privacy Practices, which is never changed: a revised one is another (45 CFR 164.520(b)(3)). */
export const publishPrivacyNotice =
  ({ privacyNotices }: { privacyNotices: PrivacyNoticeStore }) =>
  async (context: PracticeContext, input: NewPrivacyNotice): Promise<PrivacyNotice> => {
    const { practiceId, now } = context;
    const notice: PrivacyNotice = {
      ...input,
      noticeId: PrivacyNoticeId.parse(context.newId('privacyNotice')),
      practiceId,
      textSha256: sha256Hex(input.text),
      publishedAt: now,
      publishedBy: memberOf(context),
    };
    const { noticeId, textSha256, effectiveOn } = notice;
    const event = auditEvent(context, 'privacy-notice.published', { noticeId, textSha256, effectiveOn });
    await privacyNotices.publish(context, notice, { event, answer: notice });
    return notice;
  };
