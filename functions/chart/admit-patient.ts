import * as contract from '@sequester/contract';
import { admitPatient } from '@sequester/domain';

import { implement } from './stores.ts';

export const admitPatientOperation = implement(contract.admitPatient, ({ stores, context, body }) =>
  admitPatient(stores)(context, body),
);
