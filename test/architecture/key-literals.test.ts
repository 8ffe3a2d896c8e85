import { globSync, readFileSync } from 'node:fs';

import { packedPiece, partitions } from '@sequester/model';
import { expect, test } from 'vitest';

const grammar = 'packages/model/rows/';
const sources = globSync('{packages,functions,infra}/**/*.ts', {
  exclude: (path) => /node_modules|cdk\.out|\.build|\.test\.ts$/.test(path),
}).filter((path) => !path.startsWith(grammar));

const patterns = [
  ...Object.values<{ key: string; rows: Readonly<Record<string, string>> }>(partitions).flatMap(({ key, rows }) => [
    key,
    ...Object.values(rows),
  ]),
  packedPiece,
];
const words = new Set(patterns.flatMap((pattern) => pattern.match(/[A-Z][A-Z-]+(?=#|$)/g) ?? []));
const keyLiteral = new RegExp(`(?<![\\w-])(?:${[...words].join('|')})#`);

test('the grammar of rows has words', () => {
  expect([...words]).toEqual(expect.arrayContaining(['PRACTICE', 'REQUEST', 'FOLLOW-UP', 'MEMBERS', 'DUE', 'PART']));
  expect(sources.length).toBeGreaterThan(300);
});

test('no word of a key is written outside the grammar of rows', () => {
  const literal = sources.filter((path) => keyLiteral.test(readFileSync(path, 'utf8')));
  expect(literal).toEqual([]);
});

test('no key is taken apart outside the grammar of rows', () => {
  const readers = sources.filter((path) => /^(?:packages\/(?:domain|edge|store)|functions|infra)\//.test(path));
  const split = readers.filter((path) => readFileSync(path, 'utf8').includes(".split('#')"));
  expect(split).toEqual([]);
});
