import type { Operation } from '@sequester/contract';
import { Refusal } from '@sequester/model';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';

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

/** The parts of a request, parsed by the operation's schemas. All faults are listed, by path and code, never by value. */
export const parseRequest = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  operation: Operation<Params, Query, Body, Answer>,
  event: APIGatewayProxyEventV2,
): { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> } => {
  const params = operation.params.safeParse(event.pathParameters ?? {});
  if (!params.success) throw new Refusal('not-found');

  const given = { query: event.queryStringParameters ?? {}, body: operation.method === 'GET' ? {} : jsonBody(event) };
  refuseBrokenTexts(given);
  const query = read('query', operation.query, given.query);
  const body = read('body', operation.body, given.body);
  if (!query.ok || !body.ok)
    throw new Refusal('invalid-request', [...(query.ok ? [] : query.details), ...(body.ok ? [] : body.details)]);

  return { params: params.data, query: query.data, body: body.data };
};

/** The revision that an update is meant for, from `If-Match: "7"`. */
export const revisionOf = (operation: Operation, event: APIGatewayProxyEventV2): number => {
  if (operation.ifMatch !== true) return 0;

  const tag = header(event, 'if-match');
  if (tag === undefined) throw new Refusal('if-match-missing');

  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(tag)?.[1];
  if (revision === undefined) throw new Refusal('stale');

  return Number(revision);
};
