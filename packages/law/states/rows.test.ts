import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';
import * as z from 'zod';

import { Jurisdiction } from '../jurisdiction.ts';
import { RequesterType } from '../parties.ts';
import { licences } from '../vocabulary/licences.ts';
import { requestedClasses } from '../vocabulary/records.ts';
import type { StateRow } from './row.ts';
import { isState, stateRow } from './rows.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));

const dated = {
  verified: z.enum(['read', 'secondary', 'memory', 'unknown']),
  statute: z.string().min(3).nullable(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
};
const Time = z.string().regex(/^(at once|promptly|as soon as possible|within|no time stated)/);
const Writing = z
  .string()
  .regex(/^(within|on request|after the oral report|as soon as possible)/)
  .nullable();
const report = { mandated: z.boolean().nullable(), oral: Time, written: Writing };
const agencies = z.array(z.enum(['child-protection', 'adult-protection', 'police']));
const yes = z.literal(true).optional();
const listeners = z.array(z.enum(['victim', 'police', 'medical', 'family']));

const cells = <Shape extends z.ZodType>(shape: Shape) => z.array(shape).min(1);

const Row = z.strictObject({
  threat: cells(
    z.strictObject({
      ...dated,
      duty: z.enum(['mandatory', 'case-law', 'permissive', 'unknown']),
      victim: z.enum(['anyone', 'identifiable', 'class', 'place']),
      toldBy: z.enum(['patient', 'patient-or-family', 'anyone', 'not-stated']),
      tells: listeners,
      may: listeners.optional(),
      binds: z.union([z.literal('any'), z.array(z.enum(licences)).min(1)]),
      ability: yes,
      imminent: yes,
      only: yes,
      facility: yes,
      bars: yes,
    }),
  ),
  danger: cells(
    z.strictObject({
      ...dated,
      to: RequesterType,
      reason: z.enum(['ny-community-services-report', 'il-danger-report']),
      within: z.string(),
    }),
  ).optional(),
  childReport: cells(z.strictObject({ ...dated, ...report, to: agencies.min(1) })),
  adultReport: cells(
    z.strictObject({
      ...dated,
      ...report,
      to: agencies,
      covers: z.array(z.enum(['elder', 'dependent-adult'])),
      ageFrom: z.int().nullable(),
      anyone: yes,
    }),
  ),
  confidentiality: cells(z.strictObject(dated)),
  authorization: cells(
    z.strictObject({
      ...dated,
      days: z.int().positive().optional(),
      requires: z
        .array(
          z.enum(['calendar-expiry', 'witness', 'right-to-inspect', 'consequences-of-refusal', 'every-family-member']),
        )
        .optional(),
      families: z.array(z.enum(licences)).min(1).optional(),
    }),
  ),
  orders: cells(
    z.strictObject({
      ...dated,
      requires: z.array(
        z.enum([
          'good-cause',
          'in-camera-review',
          'interests-of-justice',
          'necessary-to-proceeding',
          'notice-and-hearing',
          'privilege-resolved',
          'proceeding-permitted',
          'public-interest',
        ]),
      ),
      binds: z.enum(['everyone', 'facility']),
      subpoena: z.enum(['federal', 'order', 'order-or-protective-order']),
      personalNotes: yes,
    }),
  ),
  minors: cells(
    z.strictObject({
      ...dated,
      majority: z.int().min(18).max(21),
      consentFrom: z.int().min(10).max(18).nullable(),
      basis: z.enum(['age', 'any-age', 'mature-minor', 'circumstances', 'status-only', 'none', 'unknown']),
      parent: z.enum(['allowed', 'barred', 'discretion', 'not-stated']),
      controls: z.literal('all-care').optional(),
      summaryOnObjection: yes,
      bothParents: yes,
      opensToParent: z.array(z.enum(requestedClasses)).min(1).optional(),
    }),
  ),
  access: cells(
    z.strictObject({
      ...dated,
      days: z.int().positive(),
      counting: z.enum(['calendar', 'working']),
      deniesNotes: z.literal(false).optional(),
    }),
  ),
}) satisfies z.ZodType<StateRow>;

const Provenance = z.record(
  z.string(),
  z.strictObject({
    source: z.string().min(3),
    note: z.string().min(3).nullable(),
    reviewed: z.strictObject({ by: z.string(), on: z.iso.date() }).nullable(),
  }),
);

const table = z.record(z.string(), Row).parse(read('table.json'));
const sources = z.record(z.string(), Provenance).parse(read('sources.json'));
const states = Jurisdiction.options.filter(isState).toSorted();

test('every state, the District and the territories have a row, and every cell its source and a place for its reviewer', () => {
  expect(Object.keys(table).toSorted()).toEqual(states);
  for (const state of states) expect(Object.keys(sources[state] ?? {})).toEqual(Object.keys(table[state] ?? {}));
});

test('the engine reads the rows as they are written', () => {
  for (const state of states) expect(stateRow(state)).toEqual(table[state]);
});

const everyRule = Object.entries(table).flatMap(([state, row]) =>
  Object.entries(row).flatMap(([topic, rules]) =>
    (rules ?? []).map((rule, index) => ({ state, topic, rules, rule, index })),
  ),
);

test('a cell that was read names its statute', () => {
  const nameless = everyRule.filter(({ rule }) => rule.verified === 'read' && rule.statute === null);
  expect(nameless.map(({ state, topic }) => `${state}.${topic}`)).toEqual([]);
});

const dayAfter = (day = '') => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

test('the rules of one topic follow one another without a gap and without two on one day', () => {
  const later = everyRule.filter(({ index }) => index > 0);
  expect(later.length).toBeGreaterThan(2);
  expect(later.map(({ rule }) => rule.from)).toEqual(
    later.map(({ rules, index }) => dayAfter(rules?.[index - 1]?.until)),
  );
});

const readOn = (topic: keyof StateRow) =>
  Object.values(table).filter((row) => row[topic]?.at(-1)?.verified === 'read').length;

test('what was read is counted as the tables count it', () => {
  expect({
    threat: readOn('threat'),
    childReport: readOn('childReport'),
    adultReport: readOn('adultReport'),
    confidentiality: readOn('confidentiality'),
    orders: readOn('orders'),
    minors: readOn('minors'),
  }).toEqual({ threat: 41, childReport: 43, adultReport: 44, confidentiality: 35, orders: 37, minors: 36 });
});
