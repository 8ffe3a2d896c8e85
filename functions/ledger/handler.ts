import { ledgerOperations } from '@sequester/contract';
import { getAuditChain, listAuditEvents } from '@sequester/domain';
import { serve } from '@sequester/edge';

import { memberships, settings, stores } from './stores.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: ledgerOperations,
  useCases: {
    listAuditEvents,
    getAuditChain,
  },
});
