import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../events/engine.ts';
import { jwtAuthorizer } from '../gateway/authorizer.ts';
import type { Account } from './accounts.ts';
import { issuerServer } from './issuer.ts';
import { signIn, SignInRefused, type SignIn } from './sign-in.ts';
import { publicJwks, signingKeys } from './signing-keys.ts';
import { accessClaims, tokenEvent } from './token-claims.ts';

const account = (username: string, enabled = true): Account => ({
  username,
  sub: `sub-${username}`,
  enabled,
  password: 'plainly-invented',
  attributes: { email: `${username}@willow.example`, 'custom:practice': 'prc_example' },
});

const people = [account('owner'), account('gone', false)];
const keys = signingKeys(join(mkdtempSync(join(tmpdir(), 'keys-')), 'issuer.json'));
const redirectUri = 'http://localhost:8787/signed-in';
const events: unknown[] = [];
let server: Server;
let issuer: string;

beforeAll(async () => {
  const port = await freePort();
  issuer = `http://localhost:${port}`;
  server = issuerServer({
    url: issuer,
    clientId: 'client-one',
    audience: 'client-one',
    redirectUris: [redirectUri],
    keys,
    accounts: {
      named: (name) => people.find((each) => each.username === name),
      withSub: (sub) => people.find((each) => each.sub === sub),
    },
    claims: async (person, scopes) => {
      const event = tokenEvent({ account: person, poolId: 'us-east-1_x', clientId: 'client-one', scopes });
      events.push(event);
      return accessClaims(person, {
        ...event,
        response: {
          claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { practice: 'prc_example', sub: 'another' } } },
        },
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const as = (over: Partial<SignIn> = {}): SignIn => ({
  issuer,
  clientId: 'client-one',
  redirectUri,
  account: 'owner',
  password: 'plainly-invented',
  ...over,
});

describe('the local issuer', () => {
  test('issues a token of 15 minutes that the authorizer admits, with the claims of the trigger and never another subject', async () => {
    const verdict = await jwtAuthorizer(issuer, ['client-one'], publicJwks(keys)).verdict(`Bearer ${await signIn(as())}`);
    expect(verdict).toMatchObject({
      allowed: true,
      claims: { practice: 'prc_example', sub: 'sub-owner', token_use: 'access', username: 'owner', client_id: 'client-one' },
    });
    const claims = verdict.allowed ? verdict.claims : {};
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900);
    expect(events[0]).toMatchObject({ request: { userAttributes: { 'custom:practice': 'prc_example' } } });
  });

  test.each([
    ['a wrong password', { password: 'guessed' }],
    ['an unknown account', { account: 'nobody' }],
    ['a closed account', { account: 'gone' }],
    ['another redirect', { redirectUri: 'http://localhost:9999/elsewhere' }],
    ['an unknown client', { clientId: 'client-two' }],
  ])('refuses %s', async (_, over) => {
    await expect(signIn(as(over))).rejects.toThrow(SignInRefused);
  });

  test('issues nothing that another audience or issuer admits', async () => {
    const token = `Bearer ${await signIn(as())}`;
    expect(await jwtAuthorizer(issuer, ['client-two'], publicJwks(keys)).verdict(token)).toMatchObject({ allowed: false });
    expect(await jwtAuthorizer('http://localhost:1', ['client-one'], publicJwks(keys)).verdict(token)).toMatchObject({ allowed: false });
    expect(await jwtAuthorizer(issuer, ['client-one'], publicJwks(keys)).verdict(`${token.slice(0, -8)}AAAAAAAA`)).toMatchObject({
      allowed: false,
    });
  });
});
