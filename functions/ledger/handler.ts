import { serve } from '@sequester/edge';

import { getAuditChainOperation } from './get-audit-chain.ts';
import { listAuditEventsOperation } from './list-audit-events.ts';
import { memberships, settings, stores } from './stores.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: [listAuditEventsOperation, getAuditChainOperation],
});
