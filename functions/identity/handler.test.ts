import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, test } from 'vitest';
import { handler } from './handler.ts';

const eventOf = (userAttributes: Record<string, string>): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  region: 'us-east-1',
  userPoolId: 'pool',
  userName: 'u',
  callerContext: { awsSdkVersion: '', clientId: 'c' },
  request: { userAttributes, groupConfiguration: {}, scopes: [] },
  response: { claimsAndScopeOverrideDetails: {} },
});

const claimsOf = async (attributes: Record<string, string>) =>
  (await handler(eventOf(attributes))).response.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride;

test('the access token says practice, member, roles and provider as the pool keeps them', async () => {
  const kept = { 'custom:practice': 'prc_1', 'custom:member': 'mbr_1', 'custom:roles': 'owner provider', 'custom:provider': 'mbr_1' };
  expect(await claimsOf(kept)).toEqual({ practice: 'prc_1', member: 'mbr_1', roles: 'owner provider', provider: 'mbr_1' });
});

test('the access token of a patient says practice and patient', async () => {
  expect(await claimsOf({ 'custom:practice': 'prc_1', 'custom:patient': 'pat_1' })).toEqual({ practice: 'prc_1', patient: 'pat_1' });
});

test('nothing else of a person gets into the token, and nothing that is empty', async () => {
  expect(await claimsOf({ email: 'CANARY@example.org', sub: 's', name: 'CANARY', 'custom:other': 'CANARY', 'custom:roles': '', practice: 'prc_forged' })).toEqual({});
});
