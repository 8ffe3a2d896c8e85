import * as contract from '@sequester/contract';
import { bindAccount } from '@sequester/domain';
import { implementForPerson } from '@sequester/edge';

import { stores } from './stores.ts';

export const bindAccountOperation = implementForPerson(contract.bindAccount, (call, body) =>
  bindAccount(stores)(call, body),
);
