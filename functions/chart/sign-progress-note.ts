import * as contract from '@sequester/contract';
import { signProgressNote } from '@sequester/domain';

import { implement } from './stores.ts';

export const signProgressNoteOperation = implement(contract.signProgressNote, ({ stores, context, params }) =>
  signProgressNote(stores)(context, params),
);
