import * as contract from '@sequester/contract';
import { getAccountingOfDisclosures } from '@sequester/domain';

import { implement } from './stores.ts';

export const getAccountingOfDisclosuresOperation = implement(
  contract.getAccountingOfDisclosures,
  ({ stores, context, params }) => getAccountingOfDisclosures(stores)(context, params),
);
