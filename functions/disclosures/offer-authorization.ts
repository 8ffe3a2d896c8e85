import * as contract from '@sequester/contract';
import { offerAuthorization } from '@sequester/domain';

import { implement } from './stores.ts';

export const offerAuthorizationOperation = implement(contract.offerAuthorization, ({ stores, context, params, body }) =>
  offerAuthorization(stores)(context, { ...params, ...body }),
);
