import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { has } from './sayable.ts';

const UNKNOWN =
  'This letter neither confirms nor denies that any person named in the subpoena was ever seen here, or that any record exists.';
const ENCLOSED =
  'Enclosed is the minimum necessary of the ordinary record, on the satisfactory assurance that came with the subpoena (45 CFR 164.512(e)(1)(ii), 164.502(b)). The rest of the subpoena is objected to.';
const NO_ASSURANCE =
  'No satisfactory assurance came with the subpoena that the person named was given notice and time to object, or that a qualified protective order was sought (45 CFR 164.512(e)(1)(ii)-(v)). The recipient objects to the whole of it on that ground as well.';

/** By the statute of the state whose law governs, and of no other. */
const noOrder = ({ reasons }: Decision): string | undefined => {
  const reason = reasons.find(({ code }) => code === 'state-subpoena-needs-order');
  return (
    reason &&
    `In this state a subpoena for mental health records must come with a court order (${reason.citation}). The recipient objects to the whole of it on that ground as well.`
  );
};

/** To who served a subpoena: an objection in time that acknowledges neither treatment nor notes (45 CFR 164.512(e)(1)). */
export const subpoenaLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  return {
    title: sent ? 'Answer and objection to subpoena' : 'Objection to subpoena',
    paragraphs: paragraphs(
      opening(particulars),
      sent ? ENCLOSED : UNKNOWN,
      'The recipient objects to the subpoena as far as it asks for communications between any patient and a psychotherapist. The privilege belongs to the patient and is asserted for any patient whom it may concern (Jaffee v. Redmond, 518 U.S. 1 (1996)).',
      'Psychotherapy notes, whether or not any exist, are not disclosed in answer to a subpoena, whoever issued it and whatever assurance accompanies it (45 CFR 164.508(a)(2)(ii), 164.512(e)(1)). A protective order that limits use does not command production.',
      has(decision, 'assurance-missing') ? NO_ASSURANCE : undefined,
      noOrder(decision),
      'An order signed by a judge that expressly names psychotherapy notes, their dates, the patient, the custodian and the recipient, or an authorization signed by the patient for psychotherapy notes alone, would be considered on its terms.',
      decision.duties.includes('honour lawful nondisclosure orders')
        ? 'A lawful order not to disclose the subpoena is honoured.'
        : undefined,
      signedFor(particulars),
    ),
  };
};
