import * as contract from '@sequester/contract';
import { beginArtifactUpload } from '@sequester/domain';

import { implement } from './stores.ts';

export const beginArtifactUploadOperation = implement(
  contract.beginArtifactUpload,
  ({ stores, context, params, body }) => beginArtifactUpload(stores)(context, { ...params, ...body }),
);
