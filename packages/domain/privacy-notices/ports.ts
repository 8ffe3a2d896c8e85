import type { PrivacyNotice, PrivacyNoticeId } from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

/** The notices of a practice, each as it was published. */
export interface PrivacyNoticeStore {
  notice(context: PracticeContext, noticeId: PrivacyNoticeId): Promise<PrivacyNotice | undefined>;
  /** The one that is effective last first. */
  notices(context: PracticeContext): Promise<PrivacyNotice[]>;
  publish(context: PracticeContext, notice: PrivacyNotice, trace: Trace): Promise<void>;
}
