import * as contract from '@sequester/contract';
import { completeUpload } from '@sequester/domain';

import { implement } from './stores.ts';

export const completeUploadOperation = implement(contract.completeUpload, ({ stores, context, params }) =>
  completeUpload(stores)(context, params),
);
