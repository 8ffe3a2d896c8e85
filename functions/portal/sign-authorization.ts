import * as contract from '@sequester/contract';
import { signAuthorization } from '@sequester/domain';

import { implement } from './stores.ts';

export const signAuthorizationOperation = implement(
  contract.signAuthorization,
  ({ stores, context, params, body: { typedName, textSha256 } }) =>
    signAuthorization(stores)(context, { ...params, typedName, textSha256 }),
);
