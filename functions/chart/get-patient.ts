import * as contract from '@sequester/contract';
import { getPatient } from '@sequester/domain';

import { implement } from './stores.ts';

export const getPatientOperation = implement(contract.getPatient, ({ stores, context, params }) =>
  getPatient(stores)(context, params),
);
