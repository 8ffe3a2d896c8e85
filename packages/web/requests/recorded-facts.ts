import { addFact, facts as words } from '../words/facts.ts';
import type { RequestAnswer } from './request-types.ts';

const valueAt = (said: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined), said);

/** What was recorded as yes or no, the newest answer of each. Identity has its own line. */
export const recordedFacts = (recorded: RequestAnswer['facts']): (readonly [string, string])[] =>
  Object.entries(words).flatMap(([path, { name }]) => {
    if (path === 'requester.identity_verified') return [];

    const value = recorded.map(({ facts }) => valueAt(facts, path)).findLast((one) => typeof one === 'boolean');
    return value === undefined ? [] : [[name, value ? addFact.yes : addFact.no] as const];
  });
