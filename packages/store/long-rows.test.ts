import { createHash } from 'node:crypto';

import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';

import type { Item } from './get-item.ts';
import { itemsOf, rowsOf } from './long-rows.ts';

const sizeOf = (row: Item): number => JSON.stringify(marshall(row)).length;
const digest = (index: number): string => createHash('sha256').update(String(index)).digest('hex');
const about = (notes: number) => ({
  pk: 'PRACTICE#p#REQUEST#r#',
  sk: 'APPROVAL#a',
  notes: Array.from({ length: notes }, (_, index) => ({
    id: `psn_${digest(index).slice(0, 26)}`,
    sha256: digest(index),
    pages: 3,
  })),
  none: null,
});

describe('an item in as many rows as it takes', () => {
  test.each([0, 1, 100, 1000, 2000, 40_000])('of %i notes comes back whole', (notes) => {
    const other = { pk: 'PRACTICE#p#REQUEST#r#', sk: 'REQUEST', status: 'approved' };
    expect(itemsOf([...rowsOf(about(notes)), other])).toEqual([about(notes), other]);
  });

  test('stays plain while it is short', () => {
    expect(rowsOf(about(100))).toEqual([about(100)]);
  });

  test('of 2,000 notes is one row that DynamoDB takes, of 40,000 are several', () => {
    expect(rowsOf(about(2000))).toHaveLength(1);
    const many = rowsOf(about(40_000));
    expect(many.length).toBeGreaterThan(2);
    for (const row of many) expect(sizeOf(row)).toBeLessThan(400 * 1024);

    expect(new Set(many.map(({ sk }) => sk)).size).toBe(many.length);
  });

  test('is not read without one of its parts', () => {
    expect(() => itemsOf(rowsOf(about(40_000)).slice(0, -1))).toThrow('without all of its parts');
  });
});
