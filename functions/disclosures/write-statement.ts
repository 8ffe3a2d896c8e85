import * as contract from '@sequester/contract';
import { writeStatement } from '@sequester/domain';

import { implement } from './stores.ts';

export const writeStatementOperation = implement(contract.writeStatement, ({ stores, context, params, body }) =>
  writeStatement(stores)(context, { ...params, parts: body.parts }),
);
