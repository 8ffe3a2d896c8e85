import { portalOperations } from '@sequester/contract';
import {
  getOwnRecord,
  listOwnAuthorizations,
  listOwnEntries,
  openOwnAuthorization,
  openOwnDocument,
  readOwnEntry,
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
    getOwnRecord,
    listOwnEntries,
    readOwnEntry,
    openOwnDocument,
    listOwnAuthorizations,
    signAuthorization,
    revokeOwnAuthorization,
    openOwnAuthorization,
  },
});
