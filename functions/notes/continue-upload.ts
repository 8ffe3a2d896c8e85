import * as contract from '@sequester/contract';
import { continueUpload } from '@sequester/domain';

import { implement } from './stores.ts';

export const continueUploadOperation = implement(contract.continueUpload, ({ stores, context, params }) =>
  continueUpload(stores)(context, params),
);
