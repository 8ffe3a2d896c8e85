import * as contract from '@sequester/contract';
import { tellStatement } from '@sequester/domain';

import { implement } from './stores.ts';

export const tellStatementOperation = implement(contract.tellStatement, ({ stores, context, params, body }) =>
  tellStatement(stores)(context, { ...params, ...body }),
);
