import * as contract from '@sequester/contract';
import { revokeAuthorization } from '@sequester/domain';

import { implement } from './stores.ts';

export const revokeAuthorizationOperation = implement(
  contract.revokeAuthorization,
  ({ stores, context, params, body }) => revokeAuthorization(stores)(context, { ...params, ...body }),
);
