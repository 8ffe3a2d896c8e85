import { type CalendarDate, Refusal, type Supervision, type SupervisionId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { getPractice } from './get-practice.ts';
import type { PracticeStore } from './ports.ts';
import { endOfDay, withSupervision } from './supervisions.ts';

interface Input {
  supervisionId: SupervisionId;
  /** The last day. */
  until: CalendarDate;
}

/** Records the last day of a supervision. Refuses `supervision-over` where it has ended already. */
export const endSupervision =
  (stores: { practices: PracticeStore }) =>
  async (context: PracticeContext, { supervisionId, until }: Input): Promise<Supervision> => {
    const { practices } = stores;
    const [{ timeZone }, all] = await Promise.all([getPractice(stores)(context), practices.supervisions(context)]);
    const rows = all.filter(({ supervisions }) => supervisions.some((one) => one.supervisionId === supervisionId));
    const before = rows[0]?.supervisions.find((one) => one.supervisionId === supervisionId);
    if (before === undefined) throw new Refusal('not-found');

    const { endsAt, from, supervisorId, superviseeId } = before;
    if (endsAt !== undefined && endsAt <= context.now) throw new Refusal('supervision-over');

    if (until < from) {
      throw new Refusal('invalid-request', [
        {
          path: 'body.until',
          code: 'before-beginning',
          text: 'It began later. Name a last day on or after its first.',
        },
      ]);
    }

    const after: Supervision = {
      ...before,
      until,
      endsAt: endOfDay(until, timeZone),
      endRecordedBy: memberOf(context),
      endRecordedAt: context.now,
    };
    await practices.changeSupervisions(
      context,
      rows.map((row) => withSupervision(row, after)),
      {
        event: auditEvent(context, 'supervision.ended', { supervisionId, supervisorId, superviseeId, until }),
        answer: after,
      },
    );
    return after;
  };
