import * as contract from '@sequester/contract';
import { getSelection } from '@sequester/domain';

import { implement } from './stores.ts';

export const getSelectionOperation = implement(contract.getSelection, ({ stores, context, params }) =>
  getSelection(stores)(context, params),
);
