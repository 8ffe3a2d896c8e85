import * as contract from '@sequester/contract';
import { listMemberships } from '@sequester/domain';
import { implementForPerson } from '@sequester/edge';

import { stores } from './stores.ts';

export const listMembershipsOperation = implementForPerson(contract.listMemberships, (call) =>
  listMemberships(stores)(call),
);
