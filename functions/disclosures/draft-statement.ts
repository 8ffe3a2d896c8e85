import * as contract from '@sequester/contract';
import { draftStatement } from '@sequester/domain';

import { implement } from './stores.ts';

export const draftStatementOperation = implement(contract.draftStatement, ({ stores, context, params, body }) =>
  draftStatement(stores)(context, { ...params, ...body }),
);
