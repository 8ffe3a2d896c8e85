import * as contract from '@sequester/contract';
import { editNote } from '@sequester/domain';

import { implement } from './stores.ts';

export const editNoteOperation = implement(contract.editNote, ({ stores, context, params, body, revision }) =>
  editNote(stores)(context, { ...params, ...body, revision }),
);
