import * as contract from '@sequester/contract';
import { createPractice } from '@sequester/domain';

import { implement } from './stores.ts';

export const createPracticeOperation = implement(contract.createPractice, ({ stores, context, body }) =>
  createPractice(stores)(context, body),
);
