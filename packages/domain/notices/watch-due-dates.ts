import { type Instant, instantOf, type RequestId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { dueDates } from '../disclosures/due-dates.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { startOfDay } from '../start-of-day.ts';
import type { DeadlineStore, Reminder } from './ports.ts';

const dayMilliseconds = 86_400_000;

/** Days before a day by which a request is due on which the practice is reminded. */
const reminders: Record<Reminder, number> = { 'due-in-7-days': 7, 'due-in-2-days': 2 };

const named: readonly Reminder[] = ['due-in-7-days', 'due-in-2-days'];

const before = (start: Instant, days: number): Instant => instantOf(Date.parse(start) - days * dayMilliseconds);

/** Plans the reminders of every day by which a request has to be answered, as its papers and dates stand now. Planned again they are the same. */
export const watchDueDates =
  ({ disclosures, deadlines }: { disclosures: Pick<DisclosureStore, 'find'>; deadlines: DeadlineStore }) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<void> => {
    const file = await disclosures.find(context, requestId);
    if (file === undefined || file.request.answeredAt !== undefined) return;

    const { practiceId } = context;
    for (const { by } of dueDates(file)) {
      for (const what of named) {
        const dueAt = before(startOfDay(by, file.request.timeZone), reminders[what]);
        if (dueAt > context.now) await deadlines.add({ what, practiceId, requestId, by, dueAt });
      }
    }
  };
