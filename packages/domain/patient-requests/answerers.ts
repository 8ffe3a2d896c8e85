import { type AskedOfPractice, type NewAnswer, Refusal, type Role } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

interface Rule {
  /** Who may answer it. */
  roles: readonly Role[];
  outcomes: readonly NewAnswer['outcome'][];
}

/** Who answers what, and how. */
const rules: Readonly<Record<AskedOfPractice['kind'], Rule>> = {
  amendment: { roles: ['provider', 'privacy-officer'], outcomes: ['accepted', 'denied'] },
  restriction: { roles: ['owner', 'privacy-officer'], outcomes: ['agreed', 'refused'] },
  'confidential-communication': {
    roles: ['owner', 'provider', 'privacy-officer', 'staff'],
    outcomes: ['accommodated', 'not-reasonable'],
  },
  review: { roles: ['provider', 'privacy-officer'], outcomes: ['reviewed'] },
};

/** Refuses `forbidden` to who may not answer such a request. */
export const demandAnswerer = ({ actor }: PracticeContext, { kind }: Pick<AskedOfPractice, 'kind'>): void => {
  if (actor.kind !== 'member' || !actor.roles.some((role) => rules[kind].roles.includes(role)))
    throw new Refusal('forbidden');
};

/** Refuses an answer that is none to what was asked, and a no where the law has none. */
export const demandFittingAnswer = (asked: AskedOfPractice, { outcome }: NewAnswer): void => {
  if (!rules[asked.kind].outcomes.includes(outcome)) {
    const text = `Answer with ${rules[asked.kind].outcomes.join(' or ')}.`;
    throw new Refusal('invalid-request', [{ path: 'body.outcome', code: 'no-answer-to-this', text }]);
  }
  if (asked.kind === 'restriction' && asked.paidInFull && outcome === 'refused') {
    const text =
      'What was paid for out of pocket in full is not told to a health plan where the patient asks so. Agree to this request.';
    const citation = '45 CFR 164.522(a)(1)(vi)';
    throw new Refusal('invalid-request', [{ path: 'body.outcome', code: 'must-agree', text, citation }]);
  }
};
