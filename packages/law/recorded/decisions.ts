import { adjudicate } from '../adjudicate.ts';
import type { Decision } from '../decision.ts';
import { scenarios } from '../example-scenarios.ts';
import { sibling, siblings } from '../example-siblings.ts';
import type { Facts } from '../facts.ts';

/** Every worked case: the scenarios and what stands beside them. */
export const cases: { id: string; facts: Facts }[] = [...scenarios, ...siblings.map(({ id, differs }) => ({ id, facts: sibling(differs) }))];

/** The whole decision but its version, its reasons by code and cause. Their sentences and citations are held by `reasons/`. */
export const brief = (decision: Decision) => ({
  ...decision,
  engineVersion: undefined,
  reasons: decision.reasons.map(({ code, because }) => `${code} @ ${because}`),
});

export const decisionLine = ({ id, facts }: { id: string; facts: Facts }): string => JSON.stringify({ id, ...brief(adjudicate(facts)) });
