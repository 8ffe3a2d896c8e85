import * as contract from '@sequester/contract';
import { getChart } from '@sequester/domain';

import { implement } from './stores.ts';

export const getChartOperation = implement(contract.getChart, ({ stores, context, params }) =>
  getChart(stores)(context, params),
);
