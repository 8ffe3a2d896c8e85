import * as contract from '@sequester/contract';
import { getAuditChain } from '@sequester/domain';

import { implement } from './stores.ts';

export const getAuditChainOperation = implement(contract.getAuditChain, ({ stores, context }) =>
  getAuditChain(stores)(context),
);
