import * as contract from '@sequester/contract';
import { revokeOwnAuthorization } from '@sequester/domain';

import { implement } from './stores.ts';

export const revokeOwnAuthorizationOperation = implement(
  contract.revokeOwnAuthorization,
  ({ stores, context, params, body }) => revokeOwnAuthorization(stores)(context, { ...params, ...body }),
);
