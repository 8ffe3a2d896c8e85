import { type ChartRules, type NewChartRules, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { PracticeStore } from './ports.ts';

/**
 * Says after how many days a signature is marked as late, from now on: what is signed keeps the days that counted then.
 * Refuses `stale` where the rules are not as the caller has read them.
 */
export const setChartRules =
  ({ practices }: { practices: PracticeStore }) =>
  async (
    context: PracticeContext,
    { revision, ...rules }: NewChartRules & { revision: number },
  ): Promise<ChartRules> => {
    const setBy = memberOf(context);
    const before = await practices.chartRules(context);
    if (before.revision !== revision) throw new Refusal('stale');

    const { practiceId, now } = context;
    const after: ChartRules = { ...rules, practiceId, setBy, setAt: now, revision: revision + 1 };
    await practices.changeChartRules(context, after, {
      event: auditEvent(context, 'practice.chart-rules-set', { ...rules }),
    });
    return after;
  };
