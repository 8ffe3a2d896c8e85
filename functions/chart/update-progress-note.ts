import * as contract from '@sequester/contract';
import { updateProgressNote } from '@sequester/domain';

import { implement } from './stores.ts';

export const updateProgressNoteOperation = implement(
  contract.updateProgressNote,
  ({ stores, context, params, body, revision }) =>
    updateProgressNote(stores)(context, { ...params, ...body, revision }),
);
