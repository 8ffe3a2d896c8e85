import * as contract from '@sequester/contract';
import { signOutEverywhere } from '@sequester/domain';
import { implementForPerson } from '@sequester/edge';

import { stores } from './stores.ts';

export const signOutEverywhereOperation = implementForPerson(contract.signOutEverywhere, (call) =>
  signOutEverywhere(stores)(call),
);
