import * as contract from '@sequester/contract';
import { inviteMember } from '@sequester/domain';

import { implement } from './stores.ts';

export const inviteMemberOperation = implement(contract.inviteMember, ({ stores, context, body }) =>
  inviteMember(stores)(context, body),
);
