import { type AccessHold, holdGrounds, holdStands } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

/** A hold as it is answered, with what the denial tells the patient while it stands. */
export type ShownHold = AccessHold & { stands: boolean; denial?: { text: string; citation: string } };

/** Told in plain language with the denial (45 CFR 164.524(d)(2)); of the judgment itself nothing is said. */
const denial =
  'A licensed professional has found that access to this would endanger you or another person. You may ask that another licensed health care professional, who took no part in this, review it; we will refer it promptly and abide by what they decide. You may also complain to us or to the Secretary of Health and Human Services.';

export const shownHold = (hold: AccessHold, { now }: PracticeContext): ShownHold => {
  const stands = holdStands(hold, now.slice(0, 10));
  return {
    ...hold,
    stands,
    ...(stands ? { denial: { text: denial, citation: `${holdGrounds[hold.ground]}, (a)(4), (d)(2)` } } : {}),
  };
};
