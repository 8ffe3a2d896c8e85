import * as contract from '@sequester/contract';
import { signStatement } from '@sequester/domain';

import { implement } from './stores.ts';

export const signStatementOperation = implement(contract.signStatement, ({ stores, context, params }) =>
  signStatement(stores)(context, params),
);
