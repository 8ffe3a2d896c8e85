import * as contract from '@sequester/contract';
import { recordArtifact } from '@sequester/domain';

import { implement } from './stores.ts';

export const recordArtifactOperation = implement(contract.recordArtifact, ({ stores, context, params, body }) =>
  recordArtifact(stores)(context, { ...params, ...body }),
);
