import * as contract from '@sequester/contract';
import { locatePassages } from '@sequester/domain';

import { implement } from './stores.ts';

export const locatePassagesOperation = implement(contract.locatePassages, ({ stores, context, params, body }) =>
  locatePassages(stores)(context, { ...params, ...body }),
);
