import * as contract from '@sequester/contract';
import { revokeLink } from '@sequester/domain';

import { implement } from './stores.ts';

export const revokeLinkOperation = implement(contract.revokeLink, ({ stores, context, params }) =>
  revokeLink(stores)(context, params),
);
