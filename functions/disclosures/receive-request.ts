import * as contract from '@sequester/contract';
import { receiveRequest } from '@sequester/domain';

import { implement } from './stores.ts';

export const receiveRequestOperation = implement(contract.receiveRequest, ({ stores, context, body }) =>
  receiveRequest(stores)(context, body),
);
