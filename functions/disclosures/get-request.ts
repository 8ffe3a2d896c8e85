import * as contract from '@sequester/contract';
import { getRequest } from '@sequester/domain';

import { implement } from './stores.ts';

export const getRequestOperation = implement(contract.getRequest, ({ stores, context, params }) =>
  getRequest(stores)(context, params),
);
