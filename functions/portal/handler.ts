import { portalOperations } from '@sequester/contract';
import {
  listOwnAuthorizations,
  openOwnAuthorization,
  revokeOwnAuthorization,
  signAuthorization,
} from '@sequester/domain';
import { portalSession, serve } from '@sequester/edge';

import { memberships, settings, stores } from './stores.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  session: portalSession,
  operations: portalOperations,
  useCases: {
    listOwnAuthorizations,
    signAuthorization,
    revokeOwnAuthorization,
    openOwnAuthorization,
  },
});
