import { mkdtempSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { freePort } from '../events/engine.ts';
import { jwtAuthorizer } from '../gateway/authorizer.ts';
import { listen } from '../gateway/listen.ts';
import type { Account } from './accounts.ts';
import { issuerServer } from './issuer.ts';
import { signIn, signInForTokens, SignInRefused, type SignIn } from './sign-in.ts';
import { publicJwks, signingKeys } from './signing-keys.ts';
import { accessClaims, tokenEvent } from './token-claims.ts';

const account = (username: string, enabled = true): Account => ({
  username,
  sub: `sub-${username}`,
  enabled,
  attributes: { email: `${username}@willow.example`, 'custom:invented': 'example' },
  groups: ['operators'],
});

const password = 'plainly-invented';
const people = [account('owner'), account('gone', false)];
const keys = signingKeys(join(mkdtempSync(join(tmpdir(), 'keys-')), 'issuer.json'));
const redirectUri = 'http://localhost:8787/signed-in';
const leaving = 'http://localhost:8787/signed-out';
const events: unknown[] = [];
const signedOut = { at: 0 };
const clock = { ahead: 0 };
let server: Server;
let issuer: string;

const fromTrigger = async (person: Account, scopes: string[]): Promise<Record<string, unknown>> => {
  const event = tokenEvent({ account: person, poolId: 'us-east-1_x', clientId: 'client-one', scopes });
  events.push(event);
  const added = { practice: 'prc_example', sub: 'another' };
  return accessClaims(person, {
    ...event,
    response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: added } } },
  });
};

beforeEach(async () => {
  signedOut.at = 0;
  clock.ahead = 0;
  const port = await freePort();
  issuer = `http://localhost:${port}`;
  server = await listen(
    issuerServer({
      url: issuer,
      client: {
        id: 'client-one',
        scopes: ['openid', 'email'],
        callbackUrls: [redirectUri],
        logoutUrls: [leaving],
        accessSeconds: 900,
        idSeconds: 900,
        refreshSeconds: 43_200,
      },
      audience: 'client-one',
      keys,
      accounts: {
        withSub: (sub) => people.find((each) => each.sub === sub),
        checked: (name, given) => {
          const found = people.find((each) => each.username === name);
          return { account: found, admitted: given === password && found?.enabled === true };
        },
        signedOutAt: () => signedOut.at,
      },
      claims: fromTrigger,
      now: () => Date.now() + clock.ahead,
    }),
    port,
  );
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const as = (over: Partial<SignIn> = {}): SignIn => ({
  issuer,
  clientId: 'client-one',
  redirectUri,
  account: 'owner',
  password,
  ...over,
});

const authorization = (over: Record<string, string> = {}): string =>
  `${issuer}/oauth2/authorize?${new URLSearchParams({
    client_id: 'client-one',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...over,
  }).toString()}`;

/** The sign-in form as a browser finds it: where it stands, and the cookies that it came with. */
const openForm = async (): Promise<{ url: string; cookie: string }> => {
  const begun = await fetch(authorization(), { redirect: 'manual' });
  const cookie = begun.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  return { url: new URL(begun.headers.get('location') ?? '', issuer).href, cookie };
};

const submit = (
  { url, cookie }: { url: string; cookie: string },
  given: { account: string; password: string },
  origin = issuer,
): Promise<Response> =>
  fetch(url, { method: 'POST', redirect: 'manual', headers: { cookie, origin }, body: new URLSearchParams(given) });

const renew = (token: string): Promise<Response> =>
  fetch(`${issuer}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', client_id: 'client-one', refresh_token: token }),
  });

const refreshTokenOf = async (response: Response): Promise<string> => {
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null && 'refresh_token' in body ? String(body.refresh_token) : '';
};

describe('the local issuer', () => {
  test('issues a token of 15 minutes that the authorizer admits, with the claims of the trigger and never another subject', async () => {
    const verdict = await jwtAuthorizer(issuer, ['client-one'], publicJwks(keys)).verdict(
      `Bearer ${await signIn(as())}`,
    );
    expect(verdict).toMatchObject({
      allowed: true,
      claims: {
        practice: 'prc_example',
        sub: 'sub-owner',
        token_use: 'access',
        username: 'owner',
        client_id: 'client-one',
      },
    });
    const claims = verdict.allowed ? verdict.claims : {};
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(900);
    expect(events[0]).toMatchObject({
      request: {
        userAttributes: { 'custom:invented': 'example' },
        groupConfiguration: { groupsToOverride: ['operators'] },
      },
    });
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
    expect(await jwtAuthorizer(issuer, ['client-two'], publicJwks(keys)).verdict(token)).toMatchObject({
      allowed: false,
    });
    expect(await jwtAuthorizer('http://localhost:1', ['client-one'], publicJwks(keys)).verdict(token)).toMatchObject({
      allowed: false,
    });
    expect(
      await jwtAuthorizer(issuer, ['client-one'], publicJwks(keys)).verdict(`${token.slice(0, -8)}AAAAAAAA`),
    ).toMatchObject({
      allowed: false,
    });
  });

  test.each([
    ['no challenge', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['a challenge in plain', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['a scope that the client does not offer', { scope: 'openid aws.cognito.signin.user.admin' }, 'invalid_scope'],
  ])('begins no sign-in with %s', async (_, over, error) => {
    const asked = new URL(authorization(over));
    for (const [name, value] of [...asked.searchParams].filter(([, each]) => each === ''))
      asked.searchParams.delete(name, value);

    const answer = await fetch(asked, { redirect: 'manual' });
    const location = new URL(answer.headers.get('location') ?? `${issuer}/none`);
    const told = new URLSearchParams(location.hash.slice(1) || location.search);
    expect([location.origin + location.pathname, told.get('error') ?? location.pathname]).toEqual([redirectUri, error]);
  });
});

describe('a refresh token', () => {
  test('is good once; used twice, it ends all that came of it (RFC 9700, 4.14.2)', async () => {
    const first = (await signInForTokens(as())).refresh_token;
    const renewed = await renew(first);
    expect(renewed.status).toBe(200);
    const second = await refreshTokenOf(renewed);
    expect(second).not.toBe(first);
    expect((await renew(first)).status).toBe(400);
    expect((await renew(second)).status).toBe(400);
  });

  test('is revoked at the address for it', async () => {
    const token = (await signInForTokens(as())).refresh_token;
    const form = new URLSearchParams({ token, client_id: 'client-one' });
    expect((await fetch(`${issuer}/oauth2/revoke`, { method: 'POST', body: form })).status).toBe(200);
    expect((await renew(token)).status).toBe(400);
  });

  test('ends with a sign-out everywhere, and a later one is good', async () => {
    const token = (await signInForTokens(as())).refresh_token;
    signedOut.at = Date.now();
    expect((await renew(token)).status).toBe(400);
    signedOut.at -= 1000;
    expect((await renew((await signInForTokens(as())).refresh_token)).status).toBe(200);
  });
});

const leave = (over: Record<string, string> = {}, cookie = ''): Promise<Response> =>
  fetch(
    `${issuer}/logout?${new URLSearchParams({ client_id: 'client-one', logout_uri: leaving, ...over }).toString()}`,
    {
      redirect: 'manual',
      headers: { cookie },
    },
  );

const signedInCookie = async (): Promise<string> => {
  const form = await openForm();
  const answered = await submit(form, { account: 'owner', password });
  const resumed = await fetch(new URL(answered.headers.get('location') ?? '', issuer), {
    redirect: 'manual',
    headers: { cookie: form.cookie },
  });
  return resumed.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .filter((each) => each?.startsWith('_session'))
    .join('; ');
};

describe('signing out', () => {
  test('makes the pages ask again, and leads to the address on the list', async () => {
    const cookie = await signedInCookie();
    const again = async (): Promise<string> =>
      (await fetch(authorization(), { redirect: 'manual', headers: { cookie } })).headers.get('location') ?? '';
    expect(await again()).toContain(`${redirectUri}?code=`);
    const left = await leave({}, cookie);
    expect([left.status, left.headers.get('location')]).toEqual([302, leaving]);
    expect(await again()).toContain('/interaction/');
  });

  test('everywhere makes them ask again too', async () => {
    const cookie = await signedInCookie();
    signedOut.at = Date.now();
    const again = await fetch(authorization(), { redirect: 'manual', headers: { cookie } });
    expect(again.headers.get('location')).toContain('/interaction/');
  });

  test.each([
    ['another address', { logout_uri: 'http://evil.example/' }],
    ['another client', { client_id: 'client-two' }],
  ])('leads nowhere for %s', async (_, over) => {
    const left = await leave(over);
    expect([left.status, left.headers.get('location')]).toEqual([400, null]);
  });
});

describe('the sign-in form', () => {
  test('makes a guesser wait, in words and in Retry-After, and tells nothing about the account', async () => {
    const answers: [number, string | null, string][] = [];
    for (const name of ['owner', 'nobody']) {
      const form = await openForm();
      for (let tries = 0; tries < 6; tries += 1) {
        const answer = await submit(form, { account: name, password: 'guessed' });
        answers.push([
          answer.status,
          answer.headers.get('retry-after'),
          (await answer.text()).replaceAll(name, '').replaceAll(/interaction\/[\w-]+/g, ''),
        ]);
      }
    }
    expect(answers.map(([status, after]) => [status, after]).slice(0, 6)).toEqual([
      ...Array.from({ length: 4 }, () => [401, null]),
      [429, '1'],
      [429, '1'],
    ]);
    expect(answers[4]?.[2]).toContain('too many wrong passwords. Wait 1 second, then try again');
    expect(answers.slice(6)).toEqual(answers.slice(0, 6));
  });

  test('takes the right password only after the wait', async () => {
    const form = await openForm();
    for (let tries = 0; tries < 5; tries += 1) await submit(form, { account: 'owner', password: 'guessed' });

    expect((await submit(form, { account: 'owner', password })).status).toBe(429);
    clock.ahead = 1001;
    expect((await submit(form, { account: 'owner', password })).status).toBe(303);
  });

  test('stands in no frame, runs no script and has no other style', async () => {
    const { url, cookie } = await openForm();
    const { headers } = await fetch(url, { headers: { cookie } });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; form-action 'self' http:\/\/localhost:8787; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect([headers.get('x-frame-options'), headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'DENY',
      'no-store',
      'same-origin',
    ]);
  });

  test('is not filled in from another site', async () => {
    expect((await submit(await openForm(), { account: 'owner', password }, 'http://evil.example')).status).toBe(421);
  });
});

test('the issuer answers to its own name alone, whatever Host a request brings', async () => {
  const { port } = new URL(issuer);
  const answer = (host: string): Promise<[number | undefined, string]> =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/.well-known/openid-configuration', headers: { host } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve([response.statusCode, text]));
      })
        .on('error', reject)
        .end();
    });
  expect((await answer(`evil.example:${port}`))[0]).toBe(421);
  expect((await answer(`127.0.0.1:${port}`))[0]).toBe(421);
  expect(await answer(`localhost:${port}`)).toEqual([
    200,
    expect.stringContaining(`"token_endpoint":"${issuer}/oauth2/token"`),
  ]);
});
