import * as z from 'zod';

import type { Account } from './accounts.ts';

const Answer = z.object({
  response: z.object({
    claimsAndScopeOverrideDetails: z
      .object({
        accessTokenGeneration: z
          .object({
            claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
            claimsToSuppress: z.array(z.string()).nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
});

export interface TokenRequest {
  account: Account;
  poolId: string;
  clientId: string;
  scopes: string[];
}

/** The event of a user pool's pre token generation trigger, version 2. */
export const tokenEvent = ({ account, poolId, clientId, scopes }: TokenRequest): Record<string, unknown> => ({
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  region: 'us-east-1',
  userPoolId: poolId,
  userName: account.username,
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
  request: {
    userAttributes: { ...account.attributes, sub: account.sub, 'cognito:user_status': 'CONFIRMED' },
    groupConfiguration: { groupsToOverride: account.groups, iamRolesToOverride: [], preferredRole: null },
    scopes,
  },
  response: { claimsAndScopeOverrideDetails: null },
});

/** Claims that no trigger may add or change. */
const reserved = new Set([
  'aud',
  'auth_time',
  'client_id',
  'exp',
  'iat',
  'iss',
  'jti',
  'nbf',
  'scope',
  'sub',
  'token_use',
  'username',
]);

/** The claims an access token carries beyond the standard ones, from the trigger's answer. */
export const accessClaims = (account: Account, answer: unknown): Record<string, unknown> => {
  const generation = Answer.parse(answer).response.claimsAndScopeOverrideDetails?.accessTokenGeneration;
  const suppressed = new Set(generation?.claimsToSuppress ?? []);
  const added = Object.entries(generation?.claimsToAddOrOverride ?? {}).filter(
    ([name]) => !reserved.has(name) && !suppressed.has(name),
  );
  return { ...Object.fromEntries(added), token_use: 'access', username: account.username };
};
