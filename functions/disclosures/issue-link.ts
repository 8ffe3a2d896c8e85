import * as contract from '@sequester/contract';
import { issueLink } from '@sequester/domain';

import { implement } from './stores.ts';

export const issueLinkOperation = implement(contract.issueLink, ({ stores, context, params, body }) =>
  issueLink(stores)(context, { ...params, ...body }),
);
