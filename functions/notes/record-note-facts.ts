import * as contract from '@sequester/contract';
import { recordNoteFacts } from '@sequester/domain';

import { implement } from './stores.ts';

export const recordNoteFactsOperation = implement(contract.recordNoteFacts, ({ stores, context, params, body }) =>
  recordNoteFacts(stores)(context, { ...params, facts: body }),
);
