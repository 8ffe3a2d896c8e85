import * as contract from '@sequester/contract';
import { getManifest } from '@sequester/domain';

import { implement } from './stores.ts';

export const getManifestOperation = implement(contract.getManifest, ({ stores, context, params }) =>
  getManifest(stores)(context, params),
);
