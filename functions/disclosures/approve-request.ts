import * as contract from '@sequester/contract';
import { approveRequest } from '@sequester/domain';

import { implement } from './stores.ts';

export const approveRequestOperation = implement(contract.approveRequest, ({ stores, context, params, body }) =>
  approveRequest(stores)(context, { ...params, ...body }),
);
