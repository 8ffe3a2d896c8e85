import type { Decision } from '../decision.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, opening, paragraphs, signedFor } from './particulars.ts';

/** To a patient whose amendment is refused: the basis, the statement of disagreement, the request to attach, the complaint (45 CFR 164.526(d)(1)). */
export const amendmentLetter = (_: Decision, particulars: Particulars): Letter => ({
  title: 'Your request for an amendment',
  paragraphs: paragraphs(
    opening(particulars),
    'The amendment that you asked for is not made, because what the law does not open to your inspection need not be amended (45 CFR 164.526(a)(2)(iii)). This includes psychotherapy notes, if there are any.',
    `You may write a statement of disagreement and give it to the ${particulars.contact.title}. It is kept with the record, linked to what it concerns, and goes with it whenever that is disclosed (45 CFR 164.526(d)(2), (d)(4)-(5)).`,
    'If you write none, you may ask that your request and this letter go with every future disclosure of what you wanted amended (45 CFR 164.526(d)(1)(iii)).',
    complaint(particulars),
    signedFor(particulars),
  ),
});
