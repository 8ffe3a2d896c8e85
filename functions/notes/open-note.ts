import * as contract from '@sequester/contract';
import { openNote } from '@sequester/domain';

import { implement } from './stores.ts';

export const openNoteOperation = implement(contract.openNote, ({ stores, context, params, query }) =>
  openNote(stores)(context, { ...params, ...query }),
);
