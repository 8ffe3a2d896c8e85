import * as contract from '@sequester/contract';
import { sendLetter } from '@sequester/domain';

import { implement } from './stores.ts';

export const sendLetterOperation = implement(contract.sendLetter, ({ stores, context, params, body }) =>
  sendLetter(stores)(context, { ...params, ...body }),
);
