import * as contract from '@sequester/contract';
import { invitePatient } from '@sequester/domain';

import { implement } from './stores.ts';

export const invitePatientOperation = implement(contract.invitePatient, ({ stores, context, body }) =>
  invitePatient(stores)(context, body),
);
