import { adjudicateUnknown } from '../adjudicate.ts';
import { bestRequest } from '../example-grounds.ts';
import type { Facts } from '../facts.ts';
import type { GroundAsserted } from '../parties.ts';
import { brief } from './decisions.ts';

type Way = [how: string, value: unknown];

const DAY = /^\d{4}-\d\d-\d\d/;

/** What else a fact could be. What does not read as facts is left out later. */
const otherwise = (value: unknown): Way[] => {
  if (typeof value === 'boolean') return [[String(!value), !value]];
  if (typeof value === 'string' && DAY.test(value)) return ['2029-12-31', '2031-02-15', '2032-12-31'].map((day): Way => [day, value.replace(DAY, day)]);
  if (typeof value === 'string') return [['somebody-else', 'somebody-else']];
  if (value === null) return [[String(true), true], ['something', 'something']];
  return Array.isArray(value) && value.length > 0 ? [['[]', []]] : [];
};

const without = (whole: object, key: string) => (Array.isArray(whole) ? whole.toSpliced(Number(key), 1) : Object.fromEntries(Object.entries(whole).filter(([each]) => each !== key)));

const put = (whole: object, key: string, value: unknown) => (Array.isArray(whole) ? whole.with(Number(key), value) : { ...whole, [key]: value });

/** Each way in which one fact can be absent, unknown or another. The first of a list stands for all of it. */
const oneAway = (value: unknown): Way[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .slice(0, Array.isArray(value) ? 1 : undefined)
    .flatMap(([key, part]: [string, unknown]) => [
      [`without ${key}`, without(value, key)] satisfies Way,
      ...otherwise(part).map(([how, other]): Way => [`${key} is ${how}`, put(value, key, other)]),
      ...oneAway(part).map(([how, other]): Way => [`${key}: ${how}`, put(value, key, other)]),
    ]);
};

type Brief = ReturnType<typeof brief>;

const isDifferent = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other);

const decide = (facts: unknown): Brief | undefined => {
  const decision = adjudicateUnknown(facts);
  return 'error' in decision ? undefined : brief(decision);
};

const changes = (best: Brief, found: Brief) => Object.fromEntries(Object.entries(found).filter(([field, value]) => isDifferent(value, new Map<string, unknown>(Object.entries(best)).get(field))));

/** The best request on a ground, and what becomes of the decision when one fact of it is absent or another: a line for each that tells. */
export const linesOneFactAway = (ground: GroundAsserted, kind: 'psychotherapy_notes' | 'progress_notes'): string[] => {
  const facts: Facts = bestRequest(ground, kind);
  const best = decide(facts);
  if (!best) return [];
  const told = oneAway(facts).flatMap(([how, other]) => {
    const found = decide(other);
    return found && isDifferent(found, best) ? [JSON.stringify({ id: `${ground}, ${kind}: ${how}`, ...changes(best, found) })] : [];
  });
  return [JSON.stringify({ id: `${ground}, ${kind}`, ...best }), ...told];
};
