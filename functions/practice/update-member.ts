import * as contract from '@sequester/contract';
import { updateMember } from '@sequester/domain';

import { implement } from './stores.ts';

export const updateMemberOperation = implement(contract.updateMember, ({ stores, context, params, body, revision }) =>
  updateMember(stores)(context, { ...params, ...body, revision }),
);
