import { chartOperations } from '@sequester/contract';
import { serve } from '@sequester/edge';

import { memberships, settings, stores } from './stores.ts';
import { useCases } from './use-cases.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  operations: chartOperations,
  useCases,
});
