import { get, type Server } from 'node:http';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import type { Route } from '../template/plan.ts';
import { listen } from './listen.ts';
import { gatewayServer, type Invocation } from './server.ts';

const route = (key: string, over: Partial<Route> = {}): Route => {
  const [method = '', path = ''] = key.split(' ');
  return { key, method, path, functionName: 'f', authorized: false, scopes: [], ...over };
};

const lines: string[] = [];
let events: Record<string, unknown>[] = [];
let answer: Invocation | 'never' = { ok: true, result: null };
let server: Server;
let base = '';

beforeAll(async () => {
  server = await listen(
    gatewayServer({
      api: {
        id: 'api1',
        endpoint: '',
        stage: '$default',
        basePath: '',
        routes: [
          route('GET /open/{id}'),
          route('POST /open'),
          route('GET /closed', { authorized: true }),
          route('GET /scoped', { authorized: true, scopes: ['admin'] }),
        ],
        issuer: undefined,
        audience: [],
        cors: {
          origins: ['http://localhost:5173'],
          methods: ['GET'],
          headers: ['authorization'],
          exposed: ['etag'],
          maxAgeSeconds: 60,
          credentials: false,
        },
      },
      authorizer: {
        verdict: async (authorization) =>
          authorization === 'Bearer good'
            ? { allowed: true, claims: { sub: 's', scope: 'openid' } }
            : { allowed: false, reason: authorization === undefined ? 'missing' : 'bad' },
      },
      now: () => Date.parse('2026-11-24T02:00:00.000Z'),
      invoke: async (_, event) => {
        events.push(JSON.parse(JSON.stringify(event)));
        return answer === 'never' ? new Promise(() => undefined) : answer;
      },
      page: async (_, path) => (path === '/' ? { status: 200, headers: [], body: Buffer.from('home') } : undefined),
      access: (line) => lines.push(line),
    }),
    0,
  );
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const asked = async (path: string, init: RequestInit = {}, result?: Invocation | 'never'): Promise<Response> => {
  events = [];
  answer = result ?? { ok: true, result: { statusCode: 200, body: 'ok' } };
  return fetch(`${base}${path}`, { redirect: 'manual', ...init });
};

const asks = (origin: string): RequestInit => ({
  method: 'OPTIONS',
  headers: { origin, 'access-control-request-method': 'GET' },
});

const binary = (bytes: number): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/pdf' },
  body: new Uint8Array(bytes),
});

describe('the HTTP API', () => {
  test('hands a request over in payload format 2.0', async () => {
    await asked('/open/a%20b?x=1&x=2&y=', { headers: { 'X-Upper': 'Value', cookie: 'a=1; b=2' } });
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: 'GET /open/{id}',
      rawPath: '/open/a%20b',
      rawQueryString: 'x=1&x=2&y=',
      cookies: ['a=1', 'b=2'],
      headers: { 'x-upper': 'Value' },
      queryStringParameters: { x: '1,2', y: '' },
      pathParameters: { id: 'a b' },
      isBase64Encoded: false,
      requestContext: {
        apiId: 'api1',
        stage: '$default',
        time: '24/Nov/2026:02:00:00 +0000',
        http: { method: 'GET', path: '/open/a%20b', sourceIp: '127.0.0.1' },
      },
    });
    expect(events[0]).not.toHaveProperty('headers.cookie');
    expect(events[0]).not.toHaveProperty('body');
  });

  test('hands text over as it is and anything else as base64', async () => {
    await asked('/open', { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } });
    expect(events[0]).toMatchObject({ body: '{"a":1}', isBase64Encoded: false });
    await asked('/open', {
      method: 'POST',
      body: 'code=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(events[0]).toMatchObject({ body: Buffer.from('code=1').toString('base64'), isBase64Encoded: true });
  });

  test('answers with status, headers, cookies and decoded body', async () => {
    const result = {
      statusCode: 303,
      headers: { Location: '/next', ETag: '"1"' },
      cookies: ['a=1', 'b=2'],
      body: Buffer.from('done').toString('base64'),
      isBase64Encoded: true,
    };
    const response = await asked('/open/1', {}, { ok: true, result });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/next');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.text()).toBe('done');
  });

  test('takes a result without a status as the body of a 200', async () => {
    const response = await asked('/open/1', {}, { ok: true, result: { hello: 'there' } });
    expect([response.status, await response.json()]).toEqual([200, { hello: 'there' }]);
  });

  test.each([
    ['without a token', {}, 'Bearer'],
    [
      'with a bad one',
      { headers: { authorization: 'Bearer bad' } },
      'Bearer scope="" error="invalid_token" error_description="the token is not valid"',
    ],
  ])('refuses a closed route %s, before the function', async (_, init, challenge) => {
    const response = await asked('/closed', init);
    expect([response.status, await response.json()]).toEqual([401, { message: 'Unauthorized' }]);
    expect(response.headers.get('www-authenticate')).toBe(challenge);
    expect(events).toEqual([]);
  });

  test('hands the claims over as strings', async () => {
    await asked('/closed', { headers: { authorization: 'Bearer good' } });
    expect(events[0]).toMatchObject({
      requestContext: { authorizer: { jwt: { claims: { sub: 's' }, scopes: null } } },
    });
  });

  test('refuses a route whose scope the token lacks', async () => {
    const response = await asked('/scoped', { headers: { authorization: 'Bearer good' } });
    expect([response.status, await response.json()]).toEqual([403, { message: 'Forbidden' }]);
  });

  test('answers an unknown route and a failed function as API Gateway does', async () => {
    const unknown = await asked('/nowhere');
    expect([unknown.status, await unknown.json()]).toEqual([404, { message: 'Not Found' }]);
    const failed = await asked('/open/1', {}, { ok: false });
    expect([failed.status, await failed.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  test('answers for a function that takes longer than 30 seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting = asked('/open/1', {}, 'never');
    while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));

    await vi.advanceTimersByTimeAsync(30_000);
    vi.useRealTimers();
    const late = await waiting;
    expect([late.status, await late.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });

  test('refuses more than 10 MB', async () => {
    const response = await asked('/open', { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) }).catch(
      () => undefined,
    );
    expect(response?.status ?? 413).toBe(413);
    expect(events).toEqual([]);
  });

  test('refuses a body that makes more than 6 MB of an event', async () => {
    const text = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '"'.repeat(3.2 * 1024 * 1024),
    };
    const quoted = await asked('/open', text);
    expect([quoted.status, await quoted.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
    expect(events).toEqual([]);
    expect((await asked('/open', binary(5 * 1024 * 1024))).status).toBe(413);
    expect((await asked('/open', binary(4 * 1024 * 1024))).status).toBe(200);
  });

  test('answers for a function whose answer is more than 6 MB', async () => {
    const whole = await asked('/open/1', {}, { ok: true, result: { statusCode: 200, body: 'a'.repeat(6_291_456) } });
    expect(whole.status).toBe(200);
    const more = await asked('/open/1', {}, { ok: true, result: { statusCode: 200, body: 'a'.repeat(6_291_556) } });
    expect([more.status, await more.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  test('answers a preflight itself, for the origins it names', async () => {
    const named = await asked('/closed', asks('http://localhost:5173'));
    expect([named.status, named.headers.get('access-control-allow-origin')]).toEqual([204, 'http://localhost:5173']);
    const other = await asked('/closed', asks('https://elsewhere.example'));
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([204, null]);
  });

  test('logs the route and never the path', async () => {
    lines.length = 0;
    await asked('/open/secret-in-the-path');
    await asked('/nowhere/secret-in-the-path');
    await expect.poll(() => lines.length).toBe(2);
    expect(lines.join()).toContain('GET /open/{id} 200');
    expect(lines.join()).not.toContain('secret');
  });

  test('leaves its own pages to the laptop cloud, for this machine alone', async () => {
    expect(await (await asked('/')).text()).toBe('home');
    const status = await new Promise((resolve) => {
      get(base, { headers: { host: 'elsewhere.example' } }, (response) => resolve(response.resume().statusCode));
    });
    expect(status).toBe(404);
  });
});
