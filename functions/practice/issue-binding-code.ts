import * as contract from '@sequester/contract';
import { issueBindingCode } from '@sequester/domain';

import { implement } from './stores.ts';

export const issueBindingCodeOperation = implement(contract.issueBindingCode, ({ stores, context, params }) =>
  issueBindingCode(stores)(context, params),
);
