import { portalSession, serve } from '@sequester/edge';

import { listOwnAuthorizationsOperation } from './list-own-authorizations.ts';
import { openOwnAuthorizationOperation } from './open-own-authorization.ts';
import { revokeOwnAuthorizationOperation } from './revoke-own-authorization.ts';
import { signAuthorizationOperation } from './sign-authorization.ts';
import { memberships, settings, stores } from './stores.ts';

export const handler = serve({
  roleArn: settings.SESSION_ROLE_ARN,
  memberships,
  stores,
  session: portalSession,
  operations: [
    listOwnAuthorizationsOperation,
    signAuthorizationOperation,
    revokeOwnAuthorizationOperation,
    openOwnAuthorizationOperation,
  ],
});
