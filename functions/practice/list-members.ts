import * as contract from '@sequester/contract';
import { listMembers } from '@sequester/domain';

import { implement } from './stores.ts';

export const listMembersOperation = implement(contract.listMembers, ({ stores, context }) =>
  listMembers(stores)(context),
);
