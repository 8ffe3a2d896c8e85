import * as contract from '@sequester/contract';
import { listNotes } from '@sequester/domain';

import { implement } from './stores.ts';

export const listNotesOperation = implement(contract.listNotes, ({ stores, context, query }) =>
  listNotes(stores)(context, query),
);
