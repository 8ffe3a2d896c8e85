import type { Deadline, DeadlineStore, NoticeName, NoticeStore } from '@sequester/domain';
import { type Instant, instantOf, plusSeconds } from '@sequester/model';

import { literalLog, type LiteralLog } from '../literal-log.ts';

const nameOf = ({ practiceId, requestId, about }: NoticeName): string => [practiceId, requestId, about].join(' ');

/** Notices in memory. `beforeMark` ends a try between its mail and its mark. */
export const literalNotices = (
  log: LiteralLog = literalLog(),
  crash: { beforeMark: boolean } = { beforeMark: false },
): NoticeStore => {
  const rows = new Map<string, { claimedAt: Instant; sent: boolean }>();
  return {
    claim: async ({ now }, notice, takenOverAfterSeconds) => {
      const row = rows.get(nameOf(notice));
      if (row?.sent === true) return 'sent';

      if (row !== undefined && plusSeconds(row.claimedAt, takenOverAfterSeconds) > now) return 'claimed';

      rows.set(nameOf(notice), { claimedAt: now, sent: false });
      return 'ours';
    },
    keepStatusPointer: async () => {},
    release: async (_context, notice) => {
      rows.set(nameOf(notice), { claimedAt: instantOf(0), sent: false });
    },
    markSent: async (context, notice, trace) => {
      if (crash.beforeMark) throw new Error('crashed before the mark');

      log.write(context, trace, () => {
        if (!rows.has(nameOf(notice))) throw new Error('this mail was not claimed');

        rows.set(nameOf(notice), { claimedAt: context.now, sent: true });
      });
    },
  };
};

/** Days that an unsettled deadline is looked for after it has come. */
const keptDays = 7;

/** Deadlines in memory; those of one link at one instant are one. */
export const literalDeadlines = (): DeadlineStore => {
  const rows = new Map<string, { deadline: Deadline; settled: boolean }>();
  const put = (deadline: Deadline, settled: boolean): void => {
    const about = 'linkId' in deadline ? deadline.linkId : `${deadline.requestId} ${deadline.what}`;
    rows.set(`${deadline.dueAt} ${about}`, { deadline, settled });
  };
  return {
    add: async (deadline) => put(deadline, false),
    due: async (now) => {
      const firstDay = plusSeconds(now, -(keptDays - 1) * 86_400).slice(0, 10);
      return [...rows.values()]
        .filter(({ settled, deadline: { dueAt } }) => !settled && dueAt <= now && dueAt.slice(0, 10) >= firstDay)
        .map(({ deadline }) => deadline);
    },
    settle: async (deadline) => put(deadline, true),
  };
};
