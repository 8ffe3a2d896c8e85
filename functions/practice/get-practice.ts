import * as contract from '@sequester/contract';
import { getPractice } from '@sequester/domain';

import { implement } from './stores.ts';

export const getPracticeOperation = implement(contract.getPractice, ({ stores, context }) =>
  getPractice(stores)(context),
);
