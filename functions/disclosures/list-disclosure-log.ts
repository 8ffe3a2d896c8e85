import * as contract from '@sequester/contract';
import { listDisclosureLog } from '@sequester/domain';

import { implement } from './stores.ts';

export const listDisclosureLogOperation = implement(contract.listDisclosureLog, ({ stores, context, params }) =>
  listDisclosureLog(stores)(context, params),
);
