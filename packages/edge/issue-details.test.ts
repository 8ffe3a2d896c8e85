import { CalendarDate, PatientId, Refusal } from '@sequester/model';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { read } from './issue-details.ts';
import { refusalProblem } from './problem.ts';

const Body = z.strictObject({
  role: z.enum(['owner', 'staff']),
  day: CalendarDate,
  patient: PatientId,
  words: z.string().min(1).max(20),
  days: z.int().min(1).max(14),
  list: z.array(z.string()).max(2),
  terms: z.discriminatedUnion('as', [z.strictObject({ as: z.literal('a') }), z.strictObject({ as: z.literal('b') })]),
  when: z.union([CalendarDate, z.iso.datetime()]).optional(),
});

const right = {
  role: 'owner',
  day: '2026-03-01',
  patient: `pat_${'a'.repeat(26)}`,
  words: 'w',
  days: 1,
  list: [],
  terms: { as: 'a' },
};

const detailsOf = (change: Record<string, unknown>) => {
  const result = read('body', Body, { ...right, ...change });
  return result.ok ? [] : result.details.map(({ path, text }) => `${path}: ${text}`);
};

describe('a field that is refused says what would be right', () => {
  test.each([
    ['the choices', { role: 'king' }, 'body.role: Choose one of: owner, staff.'],
    ['the choices of a variant', { terms: { as: 'c' } }, 'body.terms.as: Choose one of: a, b.'],
    ['what is missing', { words: undefined }, 'body.words: It is missing. Send a text.'],
    [
      'the format of what is missing',
      { day: undefined },
      'body.day: It is missing. Send a calendar date, as YYYY-MM-DD.',
    ],
    ['the format', { day: '1.3.2026' }, 'body.day: Send a calendar date, as YYYY-MM-DD.'],
    ['an id', { patient: 'x' }, 'body.patient: Send an id as the service gave it, beginning with pat_.'],
    ['the most', { words: 'w'.repeat(21) }, 'body.words: At most 20 characters.'],
    ['the most entries', { list: ['a', 'b', 'c'] }, 'body.list: At most 2 entries.'],
    ['the most of a number', { days: 15 }, 'body.days: At most 14.'],
    ['the least of a number', { days: 0 }, 'body.days: At least 1.'],
    ['that something has to be there', { words: '' }, 'body.words: It may not be empty.'],
    ['the type', { days: '1' }, 'body.days: Send a number.'],
    ['the name that is not known', { wrods: 'w' }, 'body.wrods: There is no such field here. Leave it out.'],
    [
      'each of several formats',
      { when: 'soon' },
      'body.when: Send a calendar date, as YYYY-MM-DD. Or: Send an instant in UTC with milliseconds, as 2026-03-01T09:30:00.000Z.',
    ],
  ])('%s', (_, change, said) => {
    expect(detailsOf(change)).toEqual([said]);
  });
});

const pathOf = (path: string, sent: unknown): unknown =>
  JSON.parse(refusalProblem(new Refusal('invalid-request', [{ path, code: 'x' }]), sent).body ?? '').errors[0].path;

describe('the place of a fault', () => {
  test.each([
    ['body.facts.patient.living', { facts: { patient: { living: true } } }, 'body.facts.patient.living'],
    ['body.verification', { facts: {} }, 'body.verification'],
    ['body.facts.artifacts.0.id', { artifact: {} }, 'body'],
    ['body.facts.context.action.defendant', { facts: { context: {} } }, 'body.facts.context'],
    ['body.facts.patient.living', undefined, 'body'],
    ['query.cursor', undefined, 'query.cursor'],
  ])('%s, where the caller sent %j, is %s', (path, sent, place) => {
    expect(pathOf(path, sent)).toBe(place);
  });
});
