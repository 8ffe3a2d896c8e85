import type { Match } from './routes.ts';

export interface HttpRequest {
  method: string;
  /** Path and query as they came. */
  target: string;
  headers: [string, string][];
  body: Uint8Array;
  sourceIp: string;
}

export interface EventContext {
  apiId: string;
  stage: string;
  requestId: string;
  domainName: string;
  at: Date;
  claims: Record<string, string> | undefined;
}

/** Bodies of these types reach a function as text; all others, forms among them, as base64. */
const textual = /^(text\/.*|application\/(json|javascript|xml)|)$/;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number): string => String(value).padStart(2, '0');

/** Common log format, as API Gateway writes `requestContext.time`: 24/Nov/2026:02:00:00 +0000. */
const clf = (at: Date): string => {
  const date = `${two(at.getUTCDate())}/${months[at.getUTCMonth()]}/${at.getUTCFullYear()}`;
  return `${date}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
};

const collected = (pairs: Iterable<[string, string]>): Record<string, string> | undefined => {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return values.size === 0 ? undefined : Object.fromEntries(values);
};

const header = (request: HttpRequest, name: string): string =>
  request.headers.find(([each]) => each === name)?.[1] ?? '';

const bodyOf = (request: HttpRequest): { body?: string; isBase64Encoded: boolean } => {
  if (request.body.length === 0) return { isBase64Encoded: false };

  const isText = textual.test(header(request, 'content-type').split(';')[0]?.trim() ?? '');
  return { body: Buffer.from(request.body).toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
};

/** The request as a Lambda function receives it from an HTTP API, payload format 2.0. Header names of `request` are lower-case. */
export const eventOf = (request: HttpRequest, match: Match, context: EventContext): Record<string, unknown> => {
  const [path = '/', query = ''] = request.target.split(/\?(.*)/s);
  const cookies = header(request, 'cookie');
  const claims = context.claims;
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookies === '' ? {} : { cookies: cookies.split('; ') }),
    headers: collected(request.headers.filter(([name]) => name !== 'cookie')) ?? {},
    queryStringParameters: collected(new URLSearchParams(query)),
    requestContext: {
      accountId: '111122223333',
      apiId: context.apiId,
      ...(claims === undefined
        ? {}
        : { authorizer: { jwt: { claims, scopes: match.route.scopes.length === 0 ? null : match.route.scopes } } }),
      domainName: context.domainName,
      domainPrefix: context.apiId,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: header(request, 'user-agent'),
      },
      requestId: context.requestId,
      routeKey: match.route.key,
      stage: context.stage,
      time: clf(context.at),
      timeEpoch: context.at.getTime(),
    },
    pathParameters: Object.keys(match.parameters).length === 0 ? undefined : match.parameters,
    ...bodyOf(request),
  };
};
