import * as contract from '@sequester/contract';
import { changeArtifactTerms } from '@sequester/domain';

import { implement } from './stores.ts';

export const changeArtifactTermsOperation = implement(
  contract.changeArtifactTerms,
  ({ stores, context, params, body }) => changeArtifactTerms(stores)(context, { ...params, ...body }),
);
