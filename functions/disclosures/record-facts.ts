import * as contract from '@sequester/contract';
import { recordFacts } from '@sequester/domain';

import { implement } from './stores.ts';

export const recordFactsOperation = implement(contract.recordFacts, ({ stores, context, params, body }) =>
  recordFacts(stores)(context, { ...params, ...body }),
);
