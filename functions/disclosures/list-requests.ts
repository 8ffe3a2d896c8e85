import * as contract from '@sequester/contract';
import { listRequests } from '@sequester/domain';

import { implement } from './stores.ts';

export const listRequestsOperation = implement(contract.listRequests, ({ stores, context, query }) =>
  listRequests(stores)(context, query),
);
