import * as contract from '@sequester/contract';
import { openArtifact } from '@sequester/domain';

import { implement } from './stores.ts';

export const openArtifactOperation = implement(contract.openArtifact, ({ stores, context, params }) =>
  openArtifact(stores)(context, params),
);
