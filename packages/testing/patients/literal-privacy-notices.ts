import type { PrivacyNoticeStore } from '@sequester/domain';
import type { PrivacyNotice } from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import type { LiteralLog } from '../literal-log.ts';

/** Notices of privacy practices in memory. */
export const literalPrivacyNotices = (log: LiteralLog): PrivacyNoticeStore => {
  const rows = new Map<string, PrivacyNotice>();
  return {
    notice: async (context, noticeId) => inPractice(context, rows.get(noticeId)),
    notices: async (context) =>
      ofPractice(context, rows.values()).toSorted((one, other) => other.effectiveOn.localeCompare(one.effectiveOn)),
    publish: async (context, notice, trace) => log.write(context, trace, () => void rows.set(notice.noticeId, notice)),
  };
};
