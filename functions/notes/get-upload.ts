import * as contract from '@sequester/contract';
import { getUpload } from '@sequester/domain';

import { implement } from './stores.ts';

export const getUploadOperation = implement(contract.getUpload, ({ stores, context, params }) =>
  getUpload(stores)(context, params),
);
