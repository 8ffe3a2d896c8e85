import type { Operation } from '@sequester/contract';
import { operations } from '@sequester/contract/operations';
import { read } from '@sequester/edge';
import type { RefusalDetail } from '@sequester/model';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';

import { arbitraryOf } from '../attack/schema-arbitrary.ts';

type Path = readonly (string | number)[];
type Part = 'query' | 'body';

/** In every wrong value; it may come back in none. */
const canary = 'CANARY7731';
const samples = 60;
const seed = 20_261_130;

const Fields = z.record(z.string(), z.unknown());

const isObject = (value: unknown): value is Record<string, unknown> => Fields.safeParse(value).success;

/** Every place in a value, its own first. */
const placesIn = (value: unknown, path: Path = []): Path[] => {
  const children: [string | number, unknown][] = Array.isArray(value)
    ? value.map((one, index) => [index, one])
    : isObject(value)
      ? Object.entries(value)
      : [];
  return [path, ...children.flatMap(([name, child]) => placesIn(child, [...path, name]))];
};

const at = (value: unknown, [name, ...rest]: Path): unknown => {
  if (name === undefined) return value;

  return at(Array.isArray(value) ? value[Number(name)] : isObject(value) ? value[name] : undefined, rest);
};

/** The same value with another at one place; nothing there where that is undefined. */
const changed = (value: unknown, [name, ...rest]: Path, put: unknown): unknown => {
  if (name === undefined) return put;

  if (Array.isArray(value)) return value.map((one, index) => (index === name ? changed(one, rest, put) : one));

  return isObject(value) ? { ...value, [name]: changed(value[name], rest, put) } : value;
};

const wrongValues: Record<string, (value: unknown) => unknown> = {
  nothing: () => undefined,
  'another type': (value) => (typeof value === 'string' ? { unheardOf: canary } : `${canary} of another type`),
  'a number': () => 77_317_731,
  'a list': () => [canary, { unheardOf: canary }],
  'another choice or format': () => `${canary}!`,
  'too long': () => canary.repeat(3000),
  'too many': (value) => (Array.isArray(value) ? Array.from({ length: 12_000 }, () => value[0] ?? canary) : value),
  'too much': (value) => (typeof value === 'number' ? 1e15 : value),
  'an unknown field': (value) => (isObject(value) ? { ...value, unheardOf: canary } : value),
};

const schemaOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

const helpless = /does not fit|invalid|expected|pattern|regex|undefined|\[object|of the form/i;

/** What is wrong with how a wrong value was refused. */
const faultsOf = (details: readonly RefusalDetail[], part: Part): string[] =>
  details.flatMap(({ path, text }) => [
    ...(path === part || path.startsWith(`${part}.`) ? [] : [`${path} is not in the ${part}`]),
    ...(text === undefined || text.length < 8 || helpless.test(text) ? [`${path} says ${text}`] : []),
  ]);

const partsOf = ({ method, query, body }: Operation): [Part, z.ZodType][] => [
  ['query', query],
  ...(method === 'GET' || method === 'HEAD' ? [] : ([['body', body]] satisfies [Part, z.ZodType][])),
];

/** A place by its names, whichever entry of a list it is in. */
const fieldOf = (path: Path): string => path.map((name) => (typeof name === 'number' ? '0' : name)).join('.');

/** Every change of a value to a wrong one, each kind once for each field. */
const wrongOnes = (value: unknown, done: Set<string>): [change: string, value: unknown][] =>
  placesIn(value).flatMap((path) =>
    Object.entries(wrongValues).flatMap(([kind, wrong]): [string, unknown][] => {
      const before = at(value, path);
      const put = wrong(before);
      const change = `${kind} at ${fieldOf(path)}`;
      if (put === before || done.has(change)) return [];

      done.add(change);
      return [[change, changed(value, path, put)]];
    }),
  );

const faultsIn = (part: Part, schema: z.ZodType): string[] => {
  const done = new Set<string>();
  const values = fc.sample(arbitraryOf(schemaOf(schema), new Map()), { numRuns: samples, seed });
  return values
    .flatMap((value) => wrongOnes(value, done))
    .flatMap(([change, value]) => {
      const result = read(part, schema, value);
      const details = result.ok ? [] : result.details;
      const repeated = JSON.stringify(details).includes(canary) ? ['the value comes back'] : [];
      return [...faultsOf(details, part), ...repeated].map((fault) => `${change}: ${fault}`);
    });
};

test.each(operations.map((operation) => [operation.id, operation] as const))(
  'every wrong value of every field of %s is refused with what would be right, and does not come back',
  (_, operation) => {
    const faults = partsOf(operation).flatMap(([part, schema]) => faultsIn(part, schema));
    expect(faults.slice(0, 20)).toEqual([]);
  },
);
