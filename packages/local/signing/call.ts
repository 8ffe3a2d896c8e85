import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Bytes in one request body; larger ones are refused as S3 refuses 5 GB. */
const largestBody = 128 * 1024 * 1024;

/** One HTTP request as it came over the wire. */
export interface Call {
  id: string;
  method: string;
  /** Still encoded, without the query. */
  path: string;
  /** Decoded names and values, in the order they came. */
  query: readonly (readonly [string, string])[];
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** Names and values of a query string or a form. */
export const pairsOf = (text: string): (readonly [string, string])[] =>
  text
    .split('&')
    .filter((part) => part !== '')
    .map((part): readonly [string, string] => {
      const equals = part.indexOf('=');
      return equals < 0 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
    });

const headersOf = (request: IncomingMessage): Map<string, string> => {
  const headers = new Map<string, string>();
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase();
    const value = request.rawHeaders[index + 1] ?? '';
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
};

/** Reads a request whole; `undefined` when its body is larger than the limit. */
export const readCall = async (request: IncomingMessage): Promise<Call | undefined> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes: Uint8Array = part;
    size += bytes.length;
    if (size <= largestBody) parts.push(bytes);
  }
  if (size > largestBody) return undefined;

  const target = request.url ?? '/';
  const question = target.indexOf('?');
  return {
    id: randomUUID(),
    method: request.method ?? 'GET',
    path: question < 0 ? target : target.slice(0, question),
    query: question < 0 ? [] : pairsOf(target.slice(question + 1)),
    headers: headersOf(request),
    body: Buffer.concat(parts),
  };
};

/** The first value of a query parameter. */
export const queryValue = (call: Call, name: string): string | undefined =>
  call.query.find(([key]) => key === name)?.[1];
