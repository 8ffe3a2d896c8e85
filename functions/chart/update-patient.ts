import * as contract from '@sequester/contract';
import { updatePatient } from '@sequester/domain';

import { implement } from './stores.ts';

export const updatePatientOperation = implement(contract.updatePatient, ({ stores, context, params, body, revision }) =>
  updatePatient(stores)(context, { ...params, demographics: body, revision }),
);
