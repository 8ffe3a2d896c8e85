import { describe, expect, test } from 'vitest';

import { signInProperties } from './example-assembly.ts';
import { signInClient } from './sign-in-client.ts';

const read = (over: Record<string, unknown> = {}) =>
  signInClient({
    stack: 'example',
    logicalId: 'Client',
    type: 'AWS::Cognito::UserPoolClient',
    identity: { ref: 'client-one', attributes: {} },
    properties: { UserPoolId: 'pool', ...signInProperties, ...over },
    assets: new Map(),
  });

describe('a client of the user pool', () => {
  test('has the lifetimes, scopes and pages of the template', () => {
    expect(read()).toMatchObject({
      id: 'client-one',
      accessSeconds: 900,
      refreshSeconds: 43_200,
      scopes: ['openid', 'email'],
      callbackUrls: ['https://example.example/signed-in'],
      logoutUrls: ['https://example.example/signed-out'],
    });
    expect(read({ AccessTokenValidity: undefined, TokenValidityUnits: undefined })).toMatchObject({
      accessSeconds: 3600,
      refreshSeconds: 12 * 86_400,
    });
  });

  test.each([
    ['no list of flows, which is SRP and custom ones', { ExplicitAuthFlows: undefined }, 'ALLOW_USER_SRP_AUTH'],
    ['an empty list, which is the same', { ExplicitAuthFlows: [] }, 'ALLOW_CUSTOM_AUTH'],
    ['a password in the open', { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }, 'ALLOW_USER_PASSWORD_AUTH'],
    ['the implicit flow', { AllowedOAuthFlows: ['code', 'implicit'] }, 'the implicit flow'],
    ['no code flow', { AllowedOAuthFlows: [] }, 'does not allow the code flow'],
    [
      'the scope that writes attributes',
      { AllowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin'] },
      'aws.cognito.signin.user.admin',
    ],
    ['refresh tokens that are not rotated', { RefreshTokenRotation: undefined }, 'takes a refresh token twice'],
    [
      'a grace in which an old one is good',
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } },
      'takes a refresh token twice',
    ],
    ['no revocation', { EnableTokenRevocation: false }, 'revokes no token'],
    ['a secret', { GenerateSecret: true }, 'has a secret'],
  ])('stops the start with %s', (_, over, words) => {
    expect(() => read(over)).toThrow(words);
  });
});
