import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { HttpApi } from '../template/plan.ts';
import { answerOf, gatewayAnswer, type HttpAnswer } from './answer.ts';
import type { Authorizer } from './authorizer.ts';
import { preflight, withCors } from './cors.ts';
import { eventOf, type HttpRequest } from './event.ts';
import { matchRoute, type Match } from './routes.ts';

/** The payload quota of HTTP APIs: 10 MB. */
const largestRequest = 10 * 1024 * 1024;

/** The longest integration of an HTTP API: 30 s, then 503. */
const longestMilliseconds = 30_000;

/** Bytes of JSON that Lambda takes in one synchronous invocation, the event around the body included: 6 MB. */
const largestPayload = 6 * 1024 * 1024;

/** How a function answered: its result, or that it failed. */
export type Invocation = { ok: true; result: unknown } | { ok: false };

/** An answer of the HTTP API, by its route. */
export interface SeenAnswer {
  route: string;
  answer: HttpAnswer;
}

export interface Gateway {
  api: HttpApi;
  authorizer: Authorizer;
  now(): number;
  invoke(functionName: string, event: unknown): Promise<Invocation>;
  /** Pages of the laptop cloud itself, asked before the routes. */
  page(method: string, path: string): Promise<HttpAnswer | undefined>;
  /** One line of the access log: a route key and a status, never a path. */
  access(line: string): void;
  /** How long a function may take before it is answered for: 30 s, less in tests. */
  integrationMilliseconds?: number;
  /** Sees each answer of a route, before it leaves. */
  answered?: ((seen: SeenAnswer) => void) | undefined;
}

/** The outbox is for this machine's own browser: a foreign name that resolves to loopback gets the API and no page. */
const isLoopback = (headers: [string, string][]): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.find(([name]) => name === 'host')?.[1] ?? '');

const readBody = async (request: IncomingMessage): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes: Uint8Array = part;
    size += bytes.length;
    if (size > largestRequest) return undefined;

    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

const headersOf = (request: IncomingMessage): [string, string][] => {
  const pairs: [string, string][] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2)
    pairs.push([(request.rawHeaders[index] ?? '').toLowerCase(), request.rawHeaders[index + 1] ?? '']);

  return pairs;
};

const tooLarge = (headers: [string, string][] = []): HttpAnswer =>
  gatewayAnswer(413, 'Request Entity Too Large', headers);

const unauthorized = (reason: string): HttpAnswer =>
  gatewayAnswer(401, 'Unauthorized', [
    [
      'www-authenticate',
      reason === 'missing'
        ? 'Bearer'
        : 'Bearer scope="" error="invalid_token" error_description="the token is not valid"',
    ],
  ]);

const authorized = async (
  gateway: Gateway,
  match: Match,
  request: HttpRequest,
): Promise<Record<string, string> | HttpAnswer | undefined> => {
  if (!match.route.authorized) return undefined;

  const verdict = await gateway.authorizer.verdict(request.headers.find(([name]) => name === 'authorization')?.[1]);
  if (!verdict.allowed) return unauthorized(verdict.reason);

  const scopes = verdict.claims['scope']?.split(' ') ?? [];
  const enough = match.route.scopes.length === 0 || match.route.scopes.some((scope) => scopes.includes(scope));
  return enough ? verdict.claims : gatewayAnswer(403, 'Forbidden');
};

const isAnswer = (value: Record<string, string> | HttpAnswer): value is HttpAnswer =>
  value['body'] instanceof Uint8Array;

const answeredInTime = async (invocation: Promise<Invocation>, milliseconds: number): Promise<HttpAnswer> => {
  const late = Promise.withResolvers<HttpAnswer>();
  const timer = setTimeout(() => late.resolve(gatewayAnswer(503, 'Service Unavailable')), milliseconds);
  const answer = invocation.then((answered) =>
    answered.ok ? answerOf(answered.result) : gatewayAnswer(500, 'Internal Server Error'),
  );
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer));
};

const routed = async (gateway: Gateway, request: HttpRequest): Promise<{ key: string; answer: HttpAnswer }> => {
  const path = request.target.split('?')[0] ?? '/';
  const match = matchRoute(gateway.api.routes, request.method, path);
  if (match === undefined) return { key: 'none', answer: gatewayAnswer(404, 'Not Found') };

  const key = match.route.key;
  const claims = await authorized(gateway, match, request);
  if (claims !== undefined && isAnswer(claims)) return { key, answer: claims };

  const event = eventOf(request, match, {
    apiId: gateway.api.id,
    stage: gateway.api.stage,
    requestId: randomUUID(),
    domainName: request.headers.find(([name]) => name === 'host')?.[1] ?? 'localhost',
    at: new Date(gateway.now()),
    claims,
  });
  if (Buffer.byteLength(JSON.stringify(event)) > largestPayload) return { key, answer: tooLarge() };

  const { integrationMilliseconds = longestMilliseconds } = gateway;
  return {
    key,
    answer: await answeredInTime(gateway.invoke(match.route.functionName, event), integrationMilliseconds),
  };
};

const send = (response: ServerResponse, method: string, answer: HttpAnswer): void => {
  const raw = [...answer.headers, ['content-length', String(answer.body.length)]].flat();
  response.writeHead(answer.status, answer.status === 204 ? answer.headers.flat() : raw);
  response.end(method === 'HEAD' ? undefined : answer.body);
};

const serve = async (gateway: Gateway, incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
  const method = incoming.method ?? 'GET';
  const target = incoming.url ?? '/';
  const headers = headersOf(incoming);
  const origin = headers.find(([name]) => name === 'origin')?.[1];
  const cors = gateway.api.cors;
  if (method === 'OPTIONS' && cors !== undefined && origin !== undefined) {
    send(response, method, preflight(cors, origin));
    return;
  }
  const page = isLoopback(headers) ? await gateway.page(method, target.split('?')[0] ?? '/') : undefined;
  if (page !== undefined) {
    send(response, method, page);
    return;
  }
  const started = performance.now();
  const body = await readBody(incoming);
  const { key, answer } =
    body === undefined
      ? { key: 'none', answer: tooLarge([['connection', 'close']]) }
      : await routed(gateway, {
          method,
          target,
          headers,
          body,
          sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
        });
  gateway.answered?.({ route: key, answer });
  send(response, method, withCors(answer, cors, origin));
  gateway.access(`${key} ${answer.status} ${Math.round(performance.now() - started)}ms`);
};

/** The HTTP API of the template, not yet listening. A fault of the gateway itself is a 500 without words from it. */
export const gatewayServer = (gateway: Gateway): Server =>
  createServer((incoming, response) => {
    serve(gateway, incoming, response).catch((fault: unknown) => {
      gateway.access(`fault ${fault instanceof Error ? fault.name : 'unknown'}`);
      if (!response.headersSent) send(response, 'GET', gatewayAnswer(500, 'Internal Server Error'));
    });
  });
