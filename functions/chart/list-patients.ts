import * as contract from '@sequester/contract';
import { listPatients } from '@sequester/domain';

import { implement } from './stores.ts';

export const listPatientsOperation = implement(contract.listPatients, ({ stores, context, query }) =>
  listPatients(stores)(context, query),
);
