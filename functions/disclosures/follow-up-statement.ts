import * as contract from '@sequester/contract';
import { followUpStatement } from '@sequester/domain';

import { implement } from './stores.ts';

export const followUpStatementOperation = implement(contract.followUpStatement, ({ stores, context, params, body }) =>
  followUpStatement(stores)(context, { ...params, ...body }),
);
