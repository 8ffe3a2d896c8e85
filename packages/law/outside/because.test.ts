import { describe, expect, test } from 'vitest';

import { adjudicate } from '../adjudicate.ts';
import { bestRequest } from '../example-grounds.ts';
import type { Facts } from '../facts.ts';
import { fieldKinds } from '../field-kinds.ts';
import { readFacts } from '../left-out.ts';
import { GroundAsserted } from '../parties.ts';
import { cases } from '../recorded/decisions.ts';
import { factsOf, situations } from './situations.ts';

/** Every path of the facts, an object's own as well as its fields'; a paper's begin with its type. */
const PATHS = new Set([
  'facts.requester.type',
  ...fieldKinds().flatMap(({ kind, field }) => {
    const steps = `${kind}.${field}`.split('.');
    return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
  }),
]);

const pathIn = ({ artifacts }: Facts, because: string): string => {
  const paper = artifacts.find(({ id }, index) =>
    [id, `artifacts[${index}]`].some((label) => because === label || (label && because.startsWith(`${label}.`))),
  );
  if (!paper) return `facts.${because}`;
  const label = paper.id && because.startsWith(paper.id) ? paper.id : /^artifacts\[\d+\]/.exec(because)?.[0];
  return `facts.artifacts:${paper.type}${because.slice(label?.length)}`;
};

/** A cell of the table of states. */
const OF_A_STATE = /^jurisdiction\.([A-Z]{2}|unknown)\.\w+$/;

const isKnown = (facts: Facts, because: string) =>
  because === 'artifacts' || OF_A_STATE.test(because) || PATHS.has(pathIn(facts, because));

/** The reasons of a decision that point at nothing that is recorded anywhere; what was left out or is read no more is none of them. */
const astray = (facts: Facts): string[] =>
  adjudicate(facts)
    .reasons.filter(
      ({ code, because }) => code !== 'fact-not-read' && code !== 'fact-left-out' && !isKnown(facts, because),
    )
    .map(({ code, because }) => `${code} @ ${because}`);

const outside = situations.flatMap((situation) => {
  const read = readFacts(factsOf(situation));
  return read.success ? [{ id: situation.id, facts: read.data }] : [];
});

describe('every reason points at a fact or a paper of the request', () => {
  test('of the worked cases', () => {
    expect(cases.map(({ id, facts }) => [id, ...astray(facts)]).filter((found) => found.length > 1)).toEqual([]);
  });
  test('of the situations found outside', () => {
    expect(outside.length).toBeGreaterThan(situations.length / 2);
    expect(outside.map(({ id, facts }) => [id, ...astray(facts)]).filter((found) => found.length > 1)).toEqual([]);
  });
  test.each(GroundAsserted.options)(
    'of the best request on the ground %s, and the same for somebody of whom nothing is known',
    (ground) => {
      for (const kind of ['psychotherapy_notes', 'progress_notes'] as const) {
        const best = bestRequest(ground, kind);
        expect(astray(best)).toEqual([]);
        expect(
          astray({ ...best, requester: { id: 'somebody' }, context: {}, patient: { id: best.patient.id } }),
        ).toEqual([]);
        expect(astray({ ...best, artifacts: [], jurisdiction: null, holder: { id: best.holder.id } })).toEqual([]);
      }
    },
  );
});
