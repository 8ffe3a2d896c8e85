import { routePathOf } from '@sequester/contract';
import { operations } from '@sequester/contract/operations';
import * as fc from 'fast-check';
import * as z from 'zod';

import { rawBodies, spoiledNowAndThen } from './hostile.ts';
import { arbitraryOf, type IdPool } from './schema-arbitrary.ts';

type Operation = (typeof operations)[number];

/** One request of an attack: which operation, by whom, and everything that is sent. */
export interface GeneratedRequest {
  operation: Operation;
  caller: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
}

/** Who may attack, and as whom the contract knows them. */
export interface Attacker {
  name: string;
  audiences: readonly string[];
}

interface Known {
  attackers: readonly Attacker[];
  ids: IdPool;
  /** Memberships that a call may name, the attacker's own and others'. */
  memberships: readonly string[];
}

const schemaOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const Params = z.record(z.string(), z.unknown());

const filledPath = (operation: Operation, params: unknown, query: unknown): string => {
  const values = Params.parse(params);
  const filled = routePathOf(operation).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const search = new URLSearchParams(
    Object.entries(Params.parse(query)).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  return search.size === 0 ? filled : `${filled}?${search.toString()}`;
};

const usually = <Value>(value: fc.Arbitrary<Value>, otherwise: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ arbitrary: value, weight: 9 }, { arbitrary: otherwise, weight: 1 });

const reads = ({ method }: Operation): boolean => method === 'GET' || method === 'HEAD';

const bodyOf = (operation: Operation, ids: IdPool): fc.Arbitrary<string | Uint8Array | undefined> => {
  if (reads(operation)) return fc.constant(undefined);

  const json = spoiledNowAndThen(arbitraryOf(schemaOf(operation.body), ids)).map((body) => JSON.stringify(body) ?? '');
  return usually<string | Uint8Array>(json, fc.constantFrom(...rawBodies));
};

const headersOf = (operation: Operation, memberships: readonly string[]): fc.Arbitrary<Record<string, string>> =>
  fc
    .record({
      key: usually(fc.uuid(), fc.constantFrom('', 'short', 'x'.repeat(500))),
      ifMatch: fc.constantFrom('"1"', '"2"', 'W/"1"', '*', '"-1"', 'anything'),
      type: usually(
        fc.constant(operation.page === true ? 'application/x-www-form-urlencoded' : 'application/json'),
        fc.constantFrom('text/plain', 'application/xml'),
      ),
      membership: usually(fc.constant(''), fc.constantFrom(...memberships)),
      accept: fc.constantFrom('application/json', 'text/html'),
    })
    .map(({ key, ifMatch, type, membership, accept }) => ({
      accept,
      ...(operation.method === 'POST' ? { 'idempotency-key': key } : {}),
      ...(operation.ifMatch === true ? { 'if-match': ifMatch } : {}),
      ...(reads(operation) ? {} : { 'content-type': type }),
      ...(membership === '' ? {} : { 'sequester-membership': membership }),
    }));

/** More often one whom the operation is for than one whom it is not: who is not admitted does not get far. */
const callerOf = ({ audience }: Operation, attackers: readonly Attacker[]): fc.Arbitrary<string> => {
  const anyone = fc.constantFrom(...attackers.map(({ name }) => name));
  const admitted = attackers.filter(({ audiences }) =>
    audiences.some((one) => audience.some((wanted) => wanted === one)),
  );
  return admitted.length === 0
    ? anyone
    : fc.oneof(
        { arbitrary: fc.constantFrom(...admitted.map(({ name }) => name)), weight: 3 },
        { arbitrary: anyone, weight: 1 },
      );
};

const requestOf = (operation: Operation, { attackers, ids, memberships }: Known): fc.Arbitrary<GeneratedRequest> =>
  fc
    .record({
      caller: callerOf(operation, attackers),
      params: arbitraryOf(schemaOf(operation.params), ids),
      query: spoiledNowAndThen(arbitraryOf(schemaOf(operation.query), ids)),
      headers: headersOf(operation, memberships),
      body: bodyOf(operation, ids),
    })
    .map(({ caller, params, query, headers, body }) => ({
      operation,
      caller,
      path: filledPath(operation, params, Params.safeParse(query).data ?? {}),
      headers,
      body,
    }));

/** So many requests, the same for the same seed. */
export const generatedRequests = (known: Known, { seed, count }: { seed: number; count: number }): GeneratedRequest[] =>
  fc.sample(fc.oneof(...operations.map((operation) => requestOf(operation, known))), { seed, numRuns: count });
