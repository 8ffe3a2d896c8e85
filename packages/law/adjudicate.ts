import type { Decision } from './decision.ts';
import { Facts } from './facts.ts';

export const ENGINE_VERSION = '0.1.0';

/** The law's answer on the facts of one instant. Pure: `as_of` is the only clock. */
export function adjudicate(facts: Facts): Decision {
  return {
    outcome: 'DENY',
    scope: { note_ids: [], content: 'none' },
    reasons: [
      {
        code: 'no-ground',
        text: 'No ground that the law lists for psychotherapy notes was matched.',
        citation: '45 CFR 164.508(a)(2)',
        because: facts.ground_asserted ? 'ground_asserted' : 'requested',
      },
    ],
    cures: [],
    duties: [],
    approvals: [],
    accounting: false,
    minimumNecessary: false,
    patientNotice: 'not required',
    engineVersion: ENGINE_VERSION,
  };
}

export interface BadFacts {
  error: { path: string; code: string }[];
}

interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
}

const located = ({ code, path, message, keys }: Issue) =>
  (keys ?? [undefined]).map((key) => ({
    path: [...path, ...(key === undefined ? [] : [key])].map(String).join('.'),
    code: code === 'custom' ? message : code,
  }));

/** Reads anything as facts: the decision, or every path that is not one, without the value that was there. */
export function adjudicateUnknown(value: unknown): Decision | BadFacts {
  const parsed = Facts.safeParse(value);
  return parsed.success ? adjudicate(parsed.data) : { error: parsed.error.issues.flatMap(located) };
}
