import { type Instant, instantOf, plusSeconds } from '@sequester/model';

import type { AuditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { NoticeName, NoticeStore } from './ports.ts';

/** Notices in memory. `beforeMark` ends a try between its mail and its mark. */
export const literalNotices = (
  events: AuditEvent[],
  crash: { beforeMark: boolean } = { beforeMark: false },
): NoticeStore => {
  const rows = new Map<string, { claimedAt: Instant; sent: boolean }>();
  return {
    claim: async ({ now }: Context, { about }: NoticeName, takenOverAfterSeconds: number) => {
      const row = rows.get(about);
      if (row?.sent === true) return 'sent';

      if (row !== undefined && plusSeconds(row.claimedAt, takenOverAfterSeconds) > now) return 'claimed';

      rows.set(about, { claimedAt: now, sent: false });
      return 'ours';
    },
    release: async (_context, { about }) => {
      rows.set(about, { claimedAt: instantOf(0), sent: false });
    },
    markSent: async ({ now }, { about }, { event }) => {
      if (crash.beforeMark) throw new Error('crashed before the mark');

      rows.set(about, { claimedAt: now, sent: true });
      events.push(event);
    },
  };
};
