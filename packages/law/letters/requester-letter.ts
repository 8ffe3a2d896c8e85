import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { NEITHER, supportsSaid } from './sayable.ts';

/** To anybody whose ground does not reach notes, a provider, an employer, a relative: the same words whether or not there are any. */
export const requesterLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  return {
    title: sent ? 'Records in answer to your request' : 'Answer to your request for records',
    paragraphs: paragraphs(
      opening(particulars),
      sent
        ? `Enclosed is the part of the ordinary record that may go for the purpose you stated${supportsSaid(decision)}, and no more of it than that purpose needs (45 CFR 164.502(b)).`
        : NEITHER,
      'Psychotherapy notes, whether or not any exist, are disclosed only on the grounds that the law lists for them, and the ground of your request is not one of them (45 CFR 164.508(a)(2)). This is said of every such request and says nothing about any person.',
      sent
        ? undefined
        : 'An authorization that the person concerned has signed, for the records it names and naming you as recipient, or an order signed by a judge, would be considered on its terms (45 CFR 164.508(c), 164.512(e)(1)(i)).',
      signedFor(particulars),
    ),
  };
};
