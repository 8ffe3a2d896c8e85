import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { permissionsOf, resources } from './template.ts';

const Pool = z.object({
  MfaConfiguration: z.string(),
  EnabledMfas: z.array(z.string()),
  UserPoolTier: z.string(),
  AdminCreateUserConfig: z.object({ AllowAdminCreateUserOnly: z.boolean() }),
  Policies: z.object({ PasswordPolicy: z.record(z.string(), z.union([z.number(), z.boolean()])) }),
  LambdaConfig: z.object({ PreTokenGenerationConfig: z.object({ LambdaVersion: z.string(), LambdaArn: z.string() }) }),
  Schema: z.array(z.object({ Name: z.string() })).default([{ Name: 'email' }]),
  UsernameAttributes: z.array(z.string()),
});
const [pool] = resources('Cognito::UserPool', Pool);
const [client] = resources('Cognito::UserPoolClient', z.record(z.string(), z.unknown()));

describe('accounts (45 CFR 164.312(d))', () => {
  test('ask everyone for a second factor that is not a text message', () => {
    expect(pool?.MfaConfiguration).toBe('ON');
    expect(pool?.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
  });

  test('are made by the practice, never by signing up', () => {
    expect(pool?.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true);
  });

  test('have passwords of 14 characters of four kinds that are not used again', () => {
    expect(pool?.UserPoolTier).toBe('ESSENTIALS');
    expect(pool?.Policies.PasswordPolicy).toMatchObject({
      MinimumLength: 14,
      PasswordHistorySize: 12,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercase: true,
    });
  });

  test('say nothing of a practice: the function identity says in the token that its holder is a person', () => {
    expect(pool?.Schema.map(({ Name: name }) => name)).toEqual(['email']);
    expect(pool?.UsernameAttributes).toEqual(['email']);
    expect(pool?.LambdaConfig.PreTokenGenerationConfig.LambdaVersion).toBe('V2_0');
    expect(pool?.LambdaConfig.PreTokenGenerationConfig.LambdaArn).toMatch(/function:sequester-dev-identity$/);
    expect(resources('Cognito::UserPoolGroup', z.object({ GroupName: z.string() }))).toEqual([
      { GroupName: 'operators' },
    ]);
  });

  test('sign in by the code flow of a public client and by no other (RFC 9700)', () => {
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
      SupportedIdentityProviders: ['COGNITO'],
    });
    expect(resources('Cognito::UserPoolClient', z.unknown())).toHaveLength(1);
  });

  test('have neither SRP nor a custom flow, and the one flow that is left is open to no role', () => {
    expect(client?.['ExplicitAuthFlows']).toEqual(['ALLOW_ADMIN_USER_PASSWORD_AUTH']);
    const actions = [...permissionsOf.values()]
      .flat()
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action);
    expect(actions).toContain('dynamodb:PutItem');
    const signingIn = /^(\*|cognito-idp:(\*|Admin\*|AdminInitiate.*|AdminRespond.*|AdminSetUserPassword))$/;
    expect(actions.filter((action) => signingIn.test(action))).toEqual([]);
  });

  test('cannot be changed by their holder: one attribute that nothing reads, and no scope to write even that', () => {
    expect(client?.['WriteAttributes']).toEqual(['locale']);
    expect(client?.['AllowedOAuthScopes']).toEqual(['openid', 'email']);
  });

  test('come back to one page over TLS, and leave to one', () => {
    expect(client?.['CallbackURLs']).toEqual(['https://dev.sequester.example/signed-in']);
    expect(client?.['LogoutURLs']).toEqual(['https://dev.sequester.example/signed-out']);
  });

  test('renew for 12 hours by a token that is good once and can be revoked (RFC 9700, 4.14)', () => {
    expect(client).toMatchObject({
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      RefreshTokenValidity: 720,
      TokenValidityUnits: { RefreshToken: 'minutes' },
      EnableTokenRevocation: true,
    });
  });

  test('hold access tokens of 15 minutes (45 CFR 164.312(a)(2)(iii))', () => {
    expect(client).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
    });
  });
});
