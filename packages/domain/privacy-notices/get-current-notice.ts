import type { PrivacyNotice } from '@sequester/model';

import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { ownPatientId } from '../own-record/own-patient.ts';
import type { PrivacyNoticeStore } from './ports.ts';

/** The notice that is in effect, for a patient. It says nothing of any patient: the read leaves no trace. */
export const getCurrentNotice =
  ({ privacyNotices }: { privacyNotices: PrivacyNoticeStore }) =>
  async (context: PracticeContext): Promise<PrivacyNotice> => {
    ownPatientId(context);
    const notices = await privacyNotices.notices(context);
    return demandFound(notices.find(({ effectiveOn }) => effectiveOn <= context.now.slice(0, 10)));
  };
