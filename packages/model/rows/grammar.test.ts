import { describe, expect, test } from 'vitest';

import { PatientId } from '../ids.ts';
import { partitions, rowNames, rowWith, rowWithin, sortPrefix } from './grammar.ts';
import { leadingKeys } from './leading-keys.ts';
import { filled, idsIn, prefixOf } from './pattern.ts';
import { streamFilter } from './stream-filter.ts';

const example: Record<string, unknown> = new Proxy({}, { get: (_, name) => `${String(name)}-1` });
const patientId = PatientId.parse(`pat_${'a'.repeat(26)}`);
const counted = { epoch: 1_795_500_000, version: 7, factsRecorded: 2, first: 12, sequence: 3, index: 1, revision: 5 };
const ids = new Proxy(counted, { get: (given, name) => Reflect.get(given, name) ?? Reflect.get(example, name) });
const all = Object.entries<{ index?: string; key: string; rows: Record<string, string> }>(partitions).flatMap(
  ([name, { index, key, rows }]) => Object.entries(rows).map(([row, pattern]) => ({ name, row, key, pattern, index })),
);
const every = all.filter(({ index }) => index === undefined);

describe('the grammar of rows', () => {
  test('names every row once', () => {
    const names = all.map(({ row }) => row);
    expect(new Set(names).size).toBe(names.length);
    expect(rowNames.toSorted()).toEqual(names.toSorted());
  });

  test.each(every)('knows a key of $row for one of $name, and for no other row', ({ row, key, pattern }) => {
    expect(rowWith({ partition: filled(key, ids), sort: filled(pattern, ids) })).toBe(row);
  });

  test('knows no key that is of no row', () => {
    const partition = filled(partitions.request.key, ids);
    for (const sort of ['', 'REQUEST#', 'REQUESTS', 'LINK#', 'LINK#a#b', 'OTHER#a'])
      expect(rowWith({ partition, sort })).toBe(undefined);

    expect(rowWith({ partition: 'PRACTICE#p#REQUEST#r', sort: 'REQUEST' })).toBe(undefined);
    expect(rowWith({ partition: 'PRACTICE#p#q#REQUEST#r#', sort: 'REQUEST' })).toBe(undefined);
  });

  test('gives back the ids of which a sort key was made', () => {
    expect(rowWithin('request', 'GRANTS#2026#originator#mbr_1#000012')).toEqual({
      row: 'grants',
      ids: { approval: '2026#originator#mbr_1', first: '000012' },
    });
    expect(idsIn('NOTE#{noteId}#VERSION#{version:4}', 'NOTE#psn_1#VERSION#12345')).toEqual({
      noteId: 'psn_1',
      version: '12345',
    });
  });

  test('says how the sort keys of a row begin, as far as ids are known', () => {
    expect(sortPrefix('noteListed')).toBe('PATIENT#');
    expect(sortPrefix('noteListed', { patientId })).toBe(`PATIENT#${patientId}#`);
    expect(sortPrefix('request')).toBe('REQUEST');
  });
});

describe('a pattern', () => {
  test.each([{}, { requestId: '' }, { requestId: 'a#b' }, { requestId: null }, { requestId: {} }])(
    'makes no key of %o',
    (given) => {
      expect(() => filled('REQUEST#{requestId}#', given)).toThrow('no requestId for a key');
    },
  );

  test('writes numbers in their digits, and ids that are joined as they are', () => {
    expect(filled('{about*}#{first:6}', { about: 'a#b', first: 7 })).toBe('a#b#000007');
    expect(prefixOf('A#{one}#B#{two}', { one: 1 })).toBe('A#1#B#');
  });
});

const tag = (name: string): string => `<${name}>`;

describe('the keys that a session may lead requests with', () => {
  test('are closed where each id is bound, and open from the first that is not', () => {
    expect(leadingKeys<'disclosures'>({ request: 'practice', offers: 'patient', deadlines: 'unbound' }, tag)).toEqual({
      index: undefined,
      keys: ['PRACTICE#<practice>#REQUEST#*', 'PRACTICE#<practice>#AUTHORIZATIONS#<member>#', 'DUE#*'],
    });
  });

  test('are never those of a table and of its index', () => {
    expect(leadingKeys<'notes'>({ notesOfPatient: 'practice' }, tag).index).toBe('by-patient');
    expect(() => leadingKeys<'notes'>({ originator: 'originator', notesOfPatient: 'practice' }, tag)).toThrow('index');
  });
});

describe('the filter of a stream', () => {
  test('tells rows by how their sort keys begin', () => {
    expect(streamFilter(['request', 'signature', 'revocation'])).toEqual({
      table: 'disclosures',
      sortPrefixes: ['REQUEST', 'OFFER#'],
      partitionSuffixes: [],
    });
  });

  test('tells rows that begin with an id by how their partition ends', () => {
    expect(streamFilter(['event'])).toEqual({ table: 'audit', sortPrefixes: [], partitionSuffixes: ['#EVENTS#'] });
  });

  test('is of one table', () => {
    expect(() => streamFilter(['event', 'member'])).toThrow('one table');
    expect(() => streamFilter([])).toThrow('one table');
  });
});
