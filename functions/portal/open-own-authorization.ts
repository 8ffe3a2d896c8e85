import * as contract from '@sequester/contract';
import { openOwnAuthorization } from '@sequester/domain';

import { implement } from './stores.ts';

export const openOwnAuthorizationOperation = implement(contract.openOwnAuthorization, ({ stores, context, params }) =>
  openOwnAuthorization(stores)(context, params),
);
