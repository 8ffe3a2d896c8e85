import type { Decision } from '../decision.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';

/** To a patient who asks to whom the practice disclosed: what the list holds and what the law leaves out of it (45 CFR 164.528). A suspended entry is not mentioned. */
export const accountingLetter = (decision: Decision, particulars: Particulars): Letter => {
  const entries = decision.scope.list?.length ?? 0;
  const given = leaves(decision.outcome);
  return {
    title: given ? 'Accounting of disclosures' : 'Your request for an accounting of disclosures',
    paragraphs: paragraphs(
      opening(particulars),
      given && entries > 0
        ? `The list holds ${entries} ${entries === 1 ? 'disclosure' : 'disclosures'}, each with its date, recipient and address, description, and purpose or a copy of the request (45 CFR 164.528(b)(2)).`
        : undefined,
      given && entries === 0 ? 'There is no disclosure that the law asks to be listed.' : undefined,
      given
        ? 'It covers the six years before your request. The law leaves out disclosures to you, under your authorization, for treatment, payment and health care operations, and any that it suspends for a time (45 CFR 164.528(a)(1)-(2)).'
        : undefined,
      given
        ? 'The first accounting in twelve months is free (45 CFR 164.528(c)(2)).'
        : `Before we can answer we need: ${decision.cures.join('; ')}.`,
      given ? undefined : complaint(particulars),
      signedFor(particulars),
    ),
  };
};
