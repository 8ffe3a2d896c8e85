import * as contract from '@sequester/contract';
import { enrollProvider } from '@sequester/domain';

import { implement } from './stores.ts';

export const enrollProviderOperation = implement(contract.enrollProvider, ({ stores, context, params }) =>
  enrollProvider(stores)(context, params),
);
