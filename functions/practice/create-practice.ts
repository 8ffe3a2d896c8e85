import * as contract from '@sequester/contract';
import { createPractice, inNewPractice } from '@sequester/domain';

import { implementForOperator } from './stores.ts';

export const createPracticeOperation = implementForOperator(
  { operation: contract.createPractice, within: inNewPractice },
  ({ stores, context, body }) => createPractice(stores)(context, body),
);
