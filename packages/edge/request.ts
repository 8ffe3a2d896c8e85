import type { Operation } from '@sequester/contract';
import { Refusal, type RefusalDetail } from '@sequester/domain';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';

export const header = (event: APIGatewayProxyEventV2, name: string): string | undefined => event.headers[name.toLowerCase()];

export const bodyText = (event: APIGatewayProxyEventV2): string =>
  event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');

const jsonBody = (event: APIGatewayProxyEventV2): unknown => {
  const text = bodyText(event);
  if (text === '') {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid-request', [{ path: 'body', code: 'not-json' }]);
  }
};

/** A rule of our own says its own code; the rest say the kind of fault. */
const codeOf = (issue: z.core.$ZodIssue): string => (issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code);

/** A field that is no longer taken says what to do instead; other faults are named by their kind. */
const faultOf = (issue: z.core.$ZodIssue): Pick<RefusalDetail, 'code' | 'text'> =>
  issue.code === 'invalid_type' && issue.expected === 'never' ? { code: 'not-taken', text: issue.message } : { code: codeOf(issue) };

const details = (place: string, error: z.ZodError): RefusalDetail[] =>
  error.issues.map((issue) => ({ path: [place, ...issue.path].join('.'), ...faultOf(issue) }));

/** The parts of a request, parsed by the operation's schemas. All faults are listed, by path and code, never by value. */
export const parseRequest = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  operation: Operation<Params, Query, Body, Answer>,
  event: APIGatewayProxyEventV2,
): { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> } => {
  const params = operation.params.safeParse(event.pathParameters ?? {});
  if (!params.success) {
    throw new Refusal('not-found');
  }
  const query = operation.query.safeParse(event.queryStringParameters ?? {});
  const body = operation.body.safeParse(operation.method === 'GET' ? {} : jsonBody(event));
  if (!query.success || !body.success) {
    throw new Refusal('invalid-request', [...(query.success ? [] : details('query', query.error)), ...(body.success ? [] : details('body', body.error))]);
  }
  return { params: params.data, query: query.data, body: body.data };
};

/** The revision that an update is meant for, from `If-Match: "7"`. */
export const revisionOf = (operation: Operation, event: APIGatewayProxyEventV2): number => {
  if (operation.ifMatch !== true) {
    return 0;
  }
  const tag = header(event, 'if-match');
  if (tag === undefined) {
    throw new Refusal('if-match-missing');
  }
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(tag)?.[1];
  if (revision === undefined) {
    throw new Refusal('stale');
  }
  return Number(revision);
};
