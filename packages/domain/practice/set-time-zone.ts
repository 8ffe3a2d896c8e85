import { Refusal, type Practice, type TimeZone } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { getPractice } from './get-practice.ts';
import type { PracticeStore } from './ports.ts';

/**
 * Says in which time zone the practice counts its days from now on. A request keeps the one in which it was received, with
 * its due dates. Refuses `stale` where the profile is not as the caller has read it.
 */
export const setTimeZone =
  (stores: { practices: PracticeStore }) =>
  async (
    context: PracticeContext,
    { revision, timeZone }: { revision: number; timeZone: TimeZone },
  ): Promise<Practice> => {
    const by = memberOf(context);
    const before = await getPractice(stores)(context);
    if (before.revision !== revision) throw new Refusal('stale');

    const after: Practice = { ...before, timeZone, revision: revision + 1 };
    await stores.practices.changePractice(
      context,
      { before, after },
      { event: auditEvent(context, 'practice.time-zone-set', { by, timeZone }) },
    );
    return after;
  };
