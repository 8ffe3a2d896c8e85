import * as contract from '@sequester/contract';
import { beginUpload } from '@sequester/domain';

import { implement } from './stores.ts';

export const beginUploadOperation = implement(contract.beginUpload, ({ stores, context, body }) =>
  beginUpload(stores)(context, body),
);
