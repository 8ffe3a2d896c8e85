import * as contract from '@sequester/contract';
import { recordDiagnosis } from '@sequester/domain';

import { implement } from './stores.ts';

export const recordDiagnosisOperation = implement(contract.recordDiagnosis, ({ stores, context, params, body }) =>
  recordDiagnosis(stores)(context, { ...params, ...body }),
);
