import { marshall } from '@aws-sdk/util-dynamodb';
import { expect, test } from 'vitest';

import { recordOf } from './record-of.ts';
import recorded from './recorded/request-rows.json' with { type: 'json' };

const rows = recorded.writes.flatMap((write) => (write.put === undefined ? [] : [write.put]));
const imageOf = (row: object) => marshall(row, { removeUndefinedValues: true });
const followed = rows.flatMap((row) => recordOf(imageOf(row)) ?? []);

test('reads the rows that functions follow, each as what it is, and passes over all others', () => {
  expect(followed.map(({ kind }) => kind)).toEqual(['request', 'statement', 'link']);
  expect(followed[2]?.row).toEqual(recorded.change.issued);
});

test('knows a row by its keys and not by its fields', () => {
  const link = rows.find(({ sk }) => sk.startsWith('LINK#'));
  expect(recordOf(imageOf({ ...link, sk: `${link?.sk}#OTHER` }))).toBe(undefined);
  expect(recordOf(imageOf({ ...link, pk: 'PRACTICE#prc_1#REQUESTS#' }))).toBe(undefined);
});

test('finds nothing in a record without an image', () => {
  expect(recordOf(undefined)).toBe(undefined);
});

test('throws where a row is not what its keys say', () => {
  const link = rows.find(({ sk }) => sk.startsWith('LINK#'));
  expect(() => recordOf(imageOf({ ...link, linkId: 'x' }))).toThrow('linkId');
});
