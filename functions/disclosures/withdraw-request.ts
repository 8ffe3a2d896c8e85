import * as contract from '@sequester/contract';
import { withdrawRequest } from '@sequester/domain';

import { implement } from './stores.ts';

export const withdrawRequestOperation = implement(contract.withdrawRequest, ({ stores, context, params, body }) =>
  withdrawRequest(stores)(context, { ...params, ...body }),
);
