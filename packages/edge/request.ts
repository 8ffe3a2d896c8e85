import type { Operation } from '@sequester/contract';
import { Refusal, type RefusalDetail } from '@sequester/domain';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';

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
    throw new Refusal('invalid-request', [{ path: 'body', code: 'not-json' }]);
  }
};

/** A rule of our own says its own code; the rest say the kind of fault. */
const codeOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code;

/** A field that is no longer taken says what to do instead, and a rule of ours what is wrong; other faults are named by their kind. */
const faultOf = (issue: z.core.$ZodIssue): Pick<RefusalDetail, 'code' | 'text'> => {
  if (issue.code === 'invalid_type' && issue.expected === 'never') return { code: 'not-taken', text: issue.message };

  const text: unknown = issue.code === 'custom' ? issue.params?.['text'] : undefined;
  return { code: codeOf(issue), ...(typeof text === 'string' ? { text } : {}) };
};

/** A name that a program could have meant; what else stands in a name's place is not said back. */
const fieldName = /^[A-Za-z][\w-]{0,59}$/;

/** Unknown fields named in one answer. */
const unknownNamed = 20;

const unknownFields = (place: string, { path, keys }: { path: PropertyKey[]; keys: string[] }): RefusalDetail[] => {
  const named = keys.filter((key) => fieldName.test(key)).slice(0, unknownNamed);
  const paths = named.length === 0 ? [[place, ...path]] : named.map((key) => [place, ...path, key]);
  return paths.map((one) => ({
    path: one.join('.'),
    code: 'unrecognized_keys',
    text: 'There is no such field here. Leave it out.',
  }));
};

/** What is wrong with a part of a request, by path and code. */
export const details = (place: string, error: z.ZodError): RefusalDetail[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? unknownFields(place, issue)
      : [{ path: [place, ...issue.path].join('.'), ...faultOf(issue) }],
  );

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
  const query = operation.query.safeParse(given.query);
  const body = operation.body.safeParse(given.body);
  if (!query.success || !body.success) {
    throw new Refusal('invalid-request', [
      ...(query.success ? [] : details('query', query.error)),
      ...(body.success ? [] : details('body', body.error)),
    ]);
  }

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
