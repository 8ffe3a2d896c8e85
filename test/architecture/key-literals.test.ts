import { globSync, readFileSync } from 'node:fs';

import { packedPiece, partitions, partNamed, partNames } from '@sequester/model';
import { expect, test } from 'vitest';

const said = ['packages/model/rows/', 'packages/model/disclosures/parts/'];
const sources = globSync('{packages,functions,infra}/**/*.ts', {
  exclude: (path) => /node_modules|cdk\.out|\.build|\.test\.ts$/.test(path),
}).filter((path) => !said.some((folder) => path.startsWith(folder)));

const patterns = [
  ...Object.values<{ key: string; rows: Readonly<Record<string, string>> }>(partitions).flatMap(({ key, rows }) => [
    key,
    ...Object.values(rows),
  ]),
  ...partNames.map((name) => partNamed(name).row),
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
