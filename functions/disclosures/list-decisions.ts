import * as contract from '@sequester/contract';
import { listDecisions } from '@sequester/domain';

import { implement } from './stores.ts';

export const listDecisionsOperation = implement(contract.listDecisions, ({ stores, context, params }) =>
  listDecisions(stores)(context, params),
);
