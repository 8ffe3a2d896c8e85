import * as contract from '@sequester/contract';
import { recordMedication } from '@sequester/domain';

import { implement } from './stores.ts';

export const recordMedicationOperation = implement(contract.recordMedication, ({ stores, context, params, body }) =>
  recordMedication(stores)(context, { ...params, ...body }),
);
