import { table } from 'virtual:operations';

import { accessToken, renewedToken } from '../identity/session.ts';
import type { Answer, Given, OperationId } from './operations.ts';
import { problemOf, unreachable } from './problem.ts';

interface Sending {
  /** Of one act, kept over its retries. */
  key?: string | undefined;
  signal?: AbortSignal | undefined;
  /** The page is being left: sent although nobody waits for the answer. At most 64 KB. */
  keepalive?: boolean | undefined;
}

interface Parts {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  revision?: number | undefined;
}

let membership: string | undefined;

/** Under which membership all calls are made from now on. */
export const actUnder = (chosen: string): void => {
  membership = chosen;
};

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

const addressOf = (path: string, { params, query }: Parts): string => {
  const filled = entriesOf(params).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  );
  const given = entriesOf(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
};

const headersFor = (token: string, parts: Parts, key: string | undefined): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...(membership === undefined ? {} : { 'sequester-membership': membership }),
  ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(parts.revision === undefined ? {} : { 'if-match': `"${parts.revision}"` }),
  ...(key === undefined ? {} : { 'idempotency-key': key }),
});

const bodyOf = async (response: Response): Promise<unknown> =>
  response.status === 204 ? {} : response.json().catch((): unknown => undefined);

/** The one place that calls the API: token, membership, revision and key of the act, one renewal, problems with their words. */
export const call = async <Id extends OperationId>(
  id: Id,
  given: Given<Id>,
  { key, signal, keepalive }: Sending = {},
): Promise<Answer<Id>> => {
  const [method, path, once] = table[id] ?? [];
  if (method === undefined || path === undefined) throw new Error(`there is no operation ${id}`);

  const parts: Parts = given;
  const used = once === undefined ? undefined : (key ?? crypto.randomUUID());
  const send = async (token: string): Promise<Response> => {
    try {
      return await fetch(addressOf(path, parts), {
        method,
        headers: headersFor(token, parts, used),
        cache: 'no-store',
        ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
        ...(signal === undefined ? {} : { signal }),
        ...(keepalive === undefined ? {} : { keepalive }),
      });
    } catch (fault) {
      if (signal?.aborted === true) throw fault;

      throw unreachable();
    }
  };
  let response = await send(await accessToken());
  if (response.status === 401) response = await send(await renewedToken());

  if (!response.ok) throw problemOf(response.status, await bodyOf(response));

  const answer: Answer<Id> = await response.json();
  return answer;
};
