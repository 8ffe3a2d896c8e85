import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';

/** To a payer: psychotherapy notes never answer a request for payment, whether or not there are any (45 CFR 164.508(a)(2)). */
export const insurerLetter = (decision: Decision, particulars: Particulars): Letter => {
  const enclosed = leaves(decision.outcome);
  return {
    title: enclosed ? 'Records in answer to your request' : 'Answer to your request for records',
    paragraphs: paragraphs(
      opening(particulars),
      enclosed
        ? 'Enclosed is the part of the record that is necessary for payment (45 CFR 164.502(b), 164.506(c)).'
        : undefined,
      'Psychotherapy notes, whether or not any exist, are not disclosed for payment, claims review or utilization review (45 CFR 164.508(a)(2)). This is said of every such request and says nothing about this patient.',
      'Payment, enrollment and eligibility may not be made to depend on an authorization for them (45 CFR 164.508(b)(4)).',
      enclosed
        ? undefined
        : 'Tell us which dates of service, diagnosis, treatment plan or progress you must confirm, and we will send what the ordinary record holds of it.',
      signedFor(particulars),
    ),
  };
};
