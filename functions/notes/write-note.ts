import * as contract from '@sequester/contract';
import { writeNote } from '@sequester/domain';

import { implement } from './stores.ts';

export const writeNoteOperation = implement(contract.writeNote, ({ stores, context, body }) =>
  writeNote(stores)(context, body),
);
