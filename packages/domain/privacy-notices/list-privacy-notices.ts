import type { PrivacyNotice } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { PrivacyNoticeStore } from './ports.ts';

/** The notices of the practice. They say nothing of any patient: the read leaves no trace. */
export const listPrivacyNotices =
  ({ privacyNotices }: { privacyNotices: PrivacyNoticeStore }) =>
  async (context: PracticeContext): Promise<{ notices: PrivacyNotice[] }> => ({
    notices: await privacyNotices.notices(context),
  });
