import * as contract from '@sequester/contract';
import { acceptArtifact } from '@sequester/domain';

import { implement } from './stores.ts';

export const acceptArtifactOperation = implement(contract.acceptArtifact, ({ stores, context, params, body }) =>
  acceptArtifact(stores)(context, { ...params, ...body }),
);
