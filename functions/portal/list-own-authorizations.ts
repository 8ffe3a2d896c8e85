import * as contract from '@sequester/contract';
import { listOwnAuthorizations } from '@sequester/domain';

import { implement } from './stores.ts';

export const listOwnAuthorizationsOperation = implement(contract.listOwnAuthorizations, ({ stores, context }) =>
  listOwnAuthorizations(stores)(context),
);
