import * as contract from '@sequester/contract';
import { getNote } from '@sequester/domain';

import { implement } from './stores.ts';

export const getNoteOperation = implement(contract.getNote, ({ stores, context, params }) =>
  getNote(stores)(context, params),
);
