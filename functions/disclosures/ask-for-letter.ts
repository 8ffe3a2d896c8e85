import * as contract from '@sequester/contract';
import { askForLetter } from '@sequester/domain';

import { implement } from './stores.ts';

export const askForLetterOperation = implement(contract.askForLetter, ({ stores, context, params }) =>
  askForLetter(stores)(context, params),
);
