import type { PrivacyNotice, PrivacyNoticeId } from '@sequester/model';

import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import type { PrivacyNoticeStore } from './ports.ts';

/** One notice with its whole text. It says nothing of any patient: the read leaves no trace. */
export const getPrivacyNotice =
  ({ privacyNotices }: { privacyNotices: PrivacyNoticeStore }) =>
  async (context: PracticeContext, { noticeId }: { noticeId: PrivacyNoticeId }): Promise<PrivacyNotice> =>
    demandFound(await privacyNotices.notice(context, noticeId));
