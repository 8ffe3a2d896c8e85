import type { Operation } from '@sequester/contract';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

import { read } from './issue-details.ts';
import { textFaults } from './texts.ts';

export const header = (event: APIGatewayProxyEventV2, name: string): string | undefined =>
  event.headers[name.toLowerCase()];

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The body as text. Refuses bytes that are not UTF-8. */
export const bodyText = (event: APIGatewayProxyEventV2): string => {
  if (!event.isBase64Encoded) return event.body ?? '';

  try {
    return utf8.decode(Buffer.from(event.body ?? '', 'base64'));
  } catch {
    throw new Refusal('invalid-request', [{ path: 'body', code: 'not-unicode', text: 'Send the body as UTF-8.' }]);
  }
};

const jsonBody = (event: APIGatewayProxyEventV2): unknown => {
  const text = bodyText(event);
  if (text === '') return {};

  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalid-request', [
      { path: 'body', code: 'not-json', text: 'Send the body as one JSON object.' },
    ]);
  }
};

/** Refuses texts that nobody could have written, wherever they stand. */
export const refuseBrokenTexts = (parts: Record<string, unknown>): void => {
  const faults = Object.entries(parts).flatMap(([place, value]) => textFaults(place, value));
  if (faults.length > 0) throw new Refusal('invalid-request', faults);
};

/** The schemas of a request, each in its own type. */
type Schemas<One extends Operation> = Pick<One, 'params' | 'query' | 'body' | 'precondition'>;

/** The parts of a request, parsed by the operation's schemas. All faults are listed, by path and code, never by value. */
const parsedParts = <One extends Operation>(
  schemas: Schemas<One>,
  operation: Operation,
  event: APIGatewayProxyEventV2,
) => {
  const params = schemas.params.safeParse(event.pathParameters ?? {});
  if (!params.success) throw new Refusal('not-found');

  const given = { query: event.queryStringParameters ?? {}, body: operation.method === 'GET' ? {} : jsonBody(event) };
  refuseBrokenTexts(given);
  const query = read('query', schemas.query, given.query);
  const body = read('body', schemas.body, given.body);
  if (!query.ok || !body.ok)
    throw new Refusal('invalid-request', [...(query.ok ? [] : query.details), ...(body.ok ? [] : body.details)]);

  return { params: params.data, query: query.data, body: body.data };
};

/** The revision that an update is meant for, from `If-Match: "7"`. */
const revisionOf = (event: APIGatewayProxyEventV2): number => {
  const tag = header(event, 'if-match');
  if (tag === undefined) throw new Refusal('if-match-missing');

  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(tag)?.[1];
  if (revision === undefined) throw new Refusal('stale');

  return Number(revision);
};

/** What the use case of an operation gets of a request. */
export const inputOf = <One extends Operation>(operation: One, event: APIGatewayProxyEventV2) => {
  const schemas: Schemas<One> = operation;
  const { params, query, body } = parsedParts(schemas, operation, event);
  const precondition = schemas.precondition.parse(operation.ifMatch === true ? { revision: revisionOf(event) } : {});
  return Object.assign(Object.assign({}, params, query), body, precondition);
};
