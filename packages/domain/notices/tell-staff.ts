import type { MemberId, RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { dueDates } from '../disclosures/due-dates.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { endedStates } from '../disclosures/transitions.ts';
import { staffLetter, type StaffNews } from './letters.ts';
import { lookersOn } from './lookers-on.ts';
import type { Mailer, MemberDirectory, NoticeStore } from './ports.ts';
import { sentOnce } from './sent-once.ts';

interface Stores {
  disclosures: Pick<DisclosureStore, 'find'>;
  directory: MemberDirectory;
  notices: NoticeStore;
  mailer: Mailer;
}

interface News {
  requestId: RequestId;
  news: StaffNews;
  /** The offer, link or day that it is about; each member is told once of each. */
  about: string;
  /** Told beside the privacy officers. */
  alsoTo?: MemberId | undefined;
}

/** A word that holds no link may come twice after a crash, and must not be late. */
const atOnce = 0;

/**
 * Tells the privacy officers, and whoever has done the act that it follows, by mail that something happened or falls due.
 * An address that cannot be reached keeps no other from being told. Answers how many were told now.
 */
export const tellStaff =
  ({ disclosures, directory, notices, mailer }: Stores) =>
  async (context: PracticeContext, { requestId, news, about, alsoTo }: News): Promise<number> => {
    const file = await disclosures.find(context, requestId);
    if (file === undefined) return 0;

    const members = await directory.members(context);
    const also = members.filter(({ memberId, state }) => memberId === alsoTo && state === 'active');
    const told = await Promise.allSettled(
      [...new Set([...lookersOn(members, context.now), ...also])].map(({ memberId, email }) =>
        sentOnce(notices, context, {
          notice: { practiceId: context.practiceId, requestId, about: `${news}#${about}#${memberId}` },
          send: () => mailer.send(email, staffLetter(news, { practice: file.request.practiceName })),
          event: () => auditEvent(context, 'member.told', { requestId, memberId, news }),
          takenOverAfter: atOnce,
        }),
      ),
    );
    const failed = told.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;

    return told.filter((one) => one.status === 'fulfilled' && one.value === 'mailed').length;
  };

/** Whether a day is still one by which the request has to be answered, and nobody has. */
export const isStillDue = async (
  { disclosures }: Pick<Stores, 'disclosures'>,
  context: PracticeContext,
  { requestId, by }: { requestId: RequestId; by: string },
): Promise<boolean> => {
  const file = await disclosures.find(context, requestId);
  if (file === undefined || file.request.answeredAt !== undefined) return false;

  return !endedStates.includes(file.request.status) && dueDates(file).some((due) => due.by === by);
};
