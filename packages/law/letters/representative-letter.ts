import type { Decision } from '../decision.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { NEITHER, VERIFIES, curesSaid } from './sayable.ts';

const ENCLOSED =
  'Enclosed is the ordinary record, as far as this letter does not say otherwise. The right of access does not reach psychotherapy notes, if there are any; the law gives no review of this (45 CFR 164.524(a)(1)(i), (a)(2)).';
const SUMMARY =
  'You are told the current condition, the needs and the services, which is what the law of the state gives a parent here (740 ILCS 110/4(a)(3)).';
const WITHHELD =
  'Who acts for another person has that person’s rights as far as the law makes them the representative for the care concerned (45 CFR 164.502(g)). On what the practice has, it cannot answer you as a representative for this request.';
const REVIEWED =
  'Where a licensed professional has found that access is likely to cause harm, you may have that reviewed by another who took no part in it; ask us (45 CFR 164.524(a)(3)-(4)).';

/** To a parent, guardian or executor who asks in the place of the patient. It gives no reason that would endanger the patient. */
export const representativeLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  const needed = curesSaid(decision, (code) => code === 'letters-missing');
  return {
    title: sent ? 'Records in answer to your request' : 'Answer to your request for records',
    paragraphs: paragraphs(
      opening(particulars),
      sent ? undefined : NEITHER,
      sent ? (decision.scope.content === 'summary_fields' ? SUMMARY : ENCLOSED) : WITHHELD,
      needed.length > 0 ? `What is needed first: ${needed.join('; ')}.` : undefined,
      sent ? undefined : VERIFIES,
      sent ? undefined : REVIEWED,
      decision.outcome === 'RELEASE' ? undefined : complaint(particulars),
      signedFor(particulars),
    ),
  };
};
