import * as contract from '@sequester/contract';
import { setTimeZone } from '@sequester/domain';

import { implement } from './stores.ts';

export const setTimeZoneOperation = implement(contract.setTimeZone, ({ stores, context, revision, body }) =>
  setTimeZone(stores)(context, { revision, ...body }),
);
