import { expect, test } from 'vitest';
import type * as z from 'zod';

import { Approver, Content, Outcome } from './decision.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { policies } from './policies.ts';
import { reasonRows } from './reasons/reason.ts';
import { ExcludedContent, NoteClass, OtherRecord, RequestedClass } from './records.ts';
import { SOURCES, sourcesOf } from './sources.ts';

const WORDS = /^[a-z“"'’\d].{3,}$/i;
const VERIFIED = ['read', 'secondary', 'memory'];

test.each(reasonRows)('%s leads somewhere, and its cures and duties are words', (_, { leads, cures, duties }) => {
  expect(['DENY', 'NEEDS-ARTIFACT', 'LIMITS', 'SUPPORTS']).toContain(leads);
  for (const list of [cures, duties].filter((each) => each !== undefined)) {
    expect(list.length).toBeGreaterThan(0);
    for (const words of list) expect(words).toMatch(WORDS);
  }
});

test.each(Object.entries(SOURCES))('%s has a title, and says how far it was checked', (begins, { title, verified }) => {
  expect(title).toMatch(WORDS);
  expect(VERIFIED).toContain(verified);
  expect(sourcesOf(`${begins}1; ${begins}2`)).toEqual([begins, begins]);
});

test('a citation of no text of the table has no source', () => {
  expect(sourcesOf('the law; 45 CFR 164.508(a)(2)')).toEqual([undefined, '45 CFR 164.5']);
});

test('there are fifty states, the District, five territories and the federal rules alone', () => {
  expect(Jurisdiction.options).toHaveLength(57);
  expect(new Set(Jurisdiction.options).size).toBe(57);
  for (const state of Jurisdiction.options.filter((each) => each !== 'US-baseline'))
    expect(state).toMatch(/^[A-Z]{2}$/);
});

const CLOSED: [string, z.ZodEnum][] = [
  ['outcomes', Outcome],
  ['approvers', Approver],
  ['contents', Content],
  ['classes of notes', NoteClass],
  ['what the definition excludes', ExcludedContent],
  ['requested classes', RequestedClass],
  ['classes of records', OtherRecord.shape.class],
];

test.each(CLOSED)('the closed list of %s holds words', (_, list) => {
  for (const word of list.options) expect(String(word)).toMatch(/^[A-Za-z][A-Za-z_-]+$/);
});

test('a protective reading has a name and cites', () => {
  for (const { id, chosen, citation } of policies) {
    expect(id).toMatch(/^[a-z0-9-]+$/);
    expect(chosen).toMatch(WORDS);
    expect(sourcesOf(citation)).not.toContain(undefined);
  }
});
