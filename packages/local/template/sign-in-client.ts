import * as z from 'zod';

import { TemplateFault } from './intrinsics.ts';
import type { SignInClient } from './plan.ts';
import type { Resource } from './resources.ts';

/** What Cognito takes where the template says nothing. */
const flowsByDefault = ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'];

const Unit = z.enum(['seconds', 'minutes', 'hours', 'days']);
const secondsIn: Record<z.infer<typeof Unit>, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

const ClientProperties = z.object({
  UserPoolId: z.string(),
  GenerateSecret: z.boolean().default(false),
  ExplicitAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthFlowsUserPoolClient: z.boolean().default(false),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AccessTokenValidity: z.number().default(1),
  IdTokenValidity: z.number().default(1),
  RefreshTokenValidity: z.number().default(30),
  TokenValidityUnits: z
    .object({ AccessToken: Unit.default('hours'), IdToken: Unit.default('hours'), RefreshToken: Unit.default('days') })
    .prefault({}),
  RefreshTokenRotation: z.object({ Feature: z.string(), RetryGracePeriodSeconds: z.number().default(0) }).optional(),
  EnableTokenRevocation: z.boolean().default(true),
});
type ClientProperties = z.infer<typeof ClientProperties>;

/** What the issuer here does not do. It would be more lenient than the template says, or stricter, and neither is told. */
const unlike = (client: ClientProperties): string[] => {
  const flows = client.ExplicitAuthFlows.length === 0 ? flowsByDefault : client.ExplicitAuthFlows;
  const { AllowedOAuthFlows: grants, AllowedOAuthScopes: scopes, RefreshTokenRotation: rotation } = client;
  return [
    ...flows.filter((flow) => flow !== 'ALLOW_ADMIN_USER_PASSWORD_AUTH').map((flow) => `allows ${flow}`),
    ...grants.filter((grant) => grant !== 'code').map((grant) => `allows the ${grant} flow`),
    ...(client.AllowedOAuthFlowsUserPoolClient && grants.includes('code') ? [] : ['does not allow the code flow']),
    ...scopes.filter((scope) => scope !== 'openid' && scope !== 'email').map((scope) => `offers the scope ${scope}`),
    ...(rotation?.Feature === 'ENABLED' && rotation.RetryGracePeriodSeconds === 0
      ? []
      : ['takes a refresh token twice']),
    ...(client.EnableTokenRevocation ? [] : ['revokes no token']),
    ...(client.GenerateSecret ? ['has a secret'] : []),
  ];
};

/** Reads a client of the user pool. Refuses one that would sign people in otherwise than the issuer here does. */
export const signInClient = ({ identity, logicalId, properties }: Resource): SignInClient & { poolId: string } => {
  const client = ClientProperties.parse(properties);
  const differences = unlike(client);
  if (differences.length > 0) {
    throw new TemplateFault(
      `the sign-in client ${logicalId} ${differences.join(', ')}; the laptop cloud has only the code flow with PKCE, openid and email, and refresh tokens good once`,
    );
  }

  const { TokenValidityUnits: units } = client;
  return {
    id: identity.ref,
    poolId: client.UserPoolId,
    scopes: client.AllowedOAuthScopes,
    callbackUrls: client.CallbackURLs,
    logoutUrls: client.LogoutURLs,
    accessSeconds: client.AccessTokenValidity * secondsIn[units.AccessToken],
    idSeconds: client.IdTokenValidity * secondsIn[units.IdToken],
    refreshSeconds: client.RefreshTokenValidity * secondsIn[units.RefreshToken],
  };
};
