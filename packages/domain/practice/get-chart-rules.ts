import type { ChartRules } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { PracticeStore } from './ports.ts';

/** What the practice says of its own charts. It is no health information: the read leaves no trace. */
export const getChartRules =
  ({ practices }: { practices: PracticeStore }) =>
  (context: PracticeContext): Promise<ChartRules> =>
    practices.chartRules(context);
