import * as contract from '@sequester/contract';
import { writeProgressNote } from '@sequester/domain';

import { implement } from './stores.ts';

export const writeProgressNoteOperation = implement(contract.writeProgressNote, ({ stores, context, params, body }) =>
  writeProgressNote(stores)(context, { ...params, ...body }),
);
