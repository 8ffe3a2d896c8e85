import * as contract from '@sequester/contract';
import { tightenPolicy } from '@sequester/domain';

import { implement } from './stores.ts';

export const tightenPolicyOperation = implement(contract.tightenPolicy, ({ stores, context, body }) =>
  tightenPolicy(stores)(context, body),
);
