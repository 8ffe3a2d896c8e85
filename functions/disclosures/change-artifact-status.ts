import * as contract from '@sequester/contract';
import { changeArtifactStatus } from '@sequester/domain';

import { implement } from './stores.ts';

export const changeArtifactStatusOperation = implement(
  contract.changeArtifactStatus,
  ({ stores, context, params, body }) => changeArtifactStatus(stores)(context, { ...params, ...body }),
);
