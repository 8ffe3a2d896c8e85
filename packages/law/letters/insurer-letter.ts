import type { Decision } from '../decision.ts';
import { period } from './caption.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';

const enclosed = (particulars: Particulars): string => {
  const days = period(particulars);
  return `Enclosed is the part of the record that is necessary for payment${days && `, ${days}`} (45 CFR 164.502(b), 164.506(c), 164.514(d)). What a patient has asked to have withheld from a plan and has paid for in full is never included, and this is said of every such request (45 CFR 164.522(a)(1)(vi)).`;
};

/** To a payer: psychotherapy notes never answer a request for payment, whether or not there are any (45 CFR 164.508(a)(2)). */
export const insurerLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  return {
    title: sent ? 'Records in answer to your request' : 'Answer to your request for records',
    paragraphs: paragraphs(
      opening(particulars),
      sent ? enclosed(particulars) : undefined,
      'Psychotherapy notes, whether or not any exist, are not disclosed for payment, claims review or utilization review (45 CFR 164.508(a)(2)). This is said of every such request and says nothing about this patient.',
      'Payment, enrollment and eligibility may not be made to depend on an authorization for them (45 CFR 164.508(b)(4)).',
      sent
        ? 'If you need more to decide the claim, name the element and why it is necessary; the practice will answer from the ordinary record (45 CFR 164.514(d)(4)).'
        : 'Tell us which dates of service, diagnosis, treatment plan or progress you must confirm, and we will send what the ordinary record holds of it.',
      signedFor(particulars),
    ),
  };
};
