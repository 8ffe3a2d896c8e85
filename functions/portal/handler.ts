import { portalOperations } from '@sequester/contract';
import {
  disagreeWithDenial,
  getCurrentNotice,
  getOwnRecord,
  listOwnAuthorizations,
  listOwnDisclosures,
  listOwnEntries,
  listOwnRequests,
  makeOwnRequest,
  openOwnAuthorization,
  openOwnDocument,
  readOwnEntry,
  refuseAuthorization,
  revokeOwnAuthorization,
  signAuthorization,
  signOwnTreatmentPlan,
  withdrawOwnRequest,
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
    getCurrentNotice,
    makeOwnRequest,
    listOwnRequests,
    withdrawOwnRequest,
    disagreeWithDenial,
    signOwnTreatmentPlan,
    getOwnRecord,
    listOwnEntries,
    readOwnEntry,
    openOwnDocument,
    listOwnAuthorizations,
    signAuthorization,
    revokeOwnAuthorization,
    refuseAuthorization,
    listOwnDisclosures,
    openOwnAuthorization,
  },
});
