import * as contract from '@sequester/contract';
import { openLetter } from '@sequester/domain';

import { implement } from './stores.ts';

export const openLetterOperation = implement(contract.openLetter, ({ stores, context, params }) =>
  openLetter(stores)(context, params),
);
