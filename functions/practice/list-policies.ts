import * as contract from '@sequester/contract';
import { listPolicies } from '@sequester/domain';

import { implement } from './stores.ts';

export const listPoliciesOperation = implement(contract.listPolicies, ({ stores, context }) =>
  listPolicies(stores)(context),
);
