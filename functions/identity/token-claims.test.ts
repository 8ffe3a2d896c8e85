import { instantOf, type Person } from '@sequester/model';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, test } from 'vitest';

import { tokenClaims } from './token-claims.ts';

const eventOf = (
  userAttributes: Record<string, string>,
  groupsToOverride: string[] = [],
): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  region: 'us-east-1',
  userPoolId: 'pool',
  userName: 's',
  callerContext: { awsSdkVersion: '', clientId: '' },
  request: { userAttributes, groupConfiguration: { groupsToOverride }, scopes: [] },
  response: { claimsAndScopeOverrideDetails: {} },
});

const known: Person = { sub: 's', epoch: 3, createdAt: instantOf(0) };
const trigger = tokenClaims(async (sub) => (sub === 's' ? known : undefined));

const claimsOf = async (userAttributes: Record<string, string>, groups?: string[]) =>
  (await trigger(eventOf(userAttributes, groups))).response.claimsAndScopeOverrideDetails?.accessTokenGeneration
    ?.claimsToAddOrOverride;

test('a person with a row gets the count of their sign-outs, and nothing else', async () => {
  expect(await claimsOf({ sub: 's', email: 'CANARY@example.org', 'custom:roles': 'owner', name: 'CANARY' })).toEqual({
    epoch: '3',
  });
});

test('an account without a row gets no claim', async () => {
  expect(await claimsOf({ sub: 'ghost', 'custom:roles': 'operator' })).toEqual({});
  expect(await claimsOf({})).toEqual({});
});

test('an operator is one by their group alone', async () => {
  expect(await claimsOf({ sub: 'ghost' }, ['operators'])).toEqual({ operator: 'true' });
  expect(await claimsOf({ sub: 'ghost' }, ['others'])).toEqual({});
});
