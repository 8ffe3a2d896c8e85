import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { NEITHER, VERIFIES, curesSaid } from './sayable.ts';

const OF_AN_ORDER =
  /^(order-|acknowledgment-|privilege-upheld|state-|in-camera-findings|proceeding-|signed-after|protective-order)/;

const produced = ({ scope }: Decision): string[] => {
  const terms = scope.terms ?? [];
  return paragraphs(
    'Produced herewith is what the order expressly authorizes and nothing else (45 CFR 164.512(e)(1)(i)). The manifest in the package lists it by page.',
    scope.redact ? 'What the order requires to be redacted has been taken out.' : undefined,
    terms.length > 0 ? `Terms: ${terms.join(', ')}.` : undefined,
    'Nothing in this production waives the privilege of the patient beyond what the court has ordered (Jaffee v. Redmond, 518 U.S. 1 (1996)).',
  );
};

const withheld = (decision: Decision): string[] =>
  paragraphs(
    `With respect, nothing is produced at this time. ${NEITHER} The practice asks the court to consider the following.`,
    ...curesSaid(decision, (code) => OF_AN_ORDER.test(code)).map((cure) => `It would suffice: ${cure}.`),
    'An order reaches psychotherapy notes, if there are any, where a judge has signed it and it names them, their dates, the patient, the custodian and the recipient (45 CFR 164.508(a)(2)(ii), 164.512(e)(1)(i)), and where it meets what federal and state law ask for the records it names. "Complete medical records" does not name them.',
    VERIFIES,
    'The privilege of any patient for communications with a psychotherapist is asserted until waived or overruled (Jaffee v. Redmond, 518 U.S. 1 (1996)).',
    'The practice is ready to deliver whatever there may be for review in chambers under seal if the court so directs.',
  );

/** To a court: production of exactly what the order names, or what keeps the practice from producing (45 CFR 164.512(e)(1)(i)). */
export const courtLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  return {
    title: sent ? 'Production under the order' : 'Response to the order',
    paragraphs: paragraphs(
      opening(particulars),
      ...(sent ? produced(decision) : withheld(decision)),
      signedFor(particulars),
    ),
  };
};
