import * as contract from '@sequester/contract';
import { getMe } from '@sequester/domain';
import { implementForPerson } from '@sequester/edge';

import { stores } from './stores.ts';

export const getMeOperation = implementForPerson(contract.getMe, (call) => getMe(stores)(call));
