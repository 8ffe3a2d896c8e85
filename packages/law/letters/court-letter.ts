import type { Decision, Reason } from '../decision.ts';
import { caption, period } from './caption.ts';
import { type Letter, type Particulars, leaves, longDay, opening, paragraphs, signedFor } from './particulars.ts';
import { privilegeSaid } from './privilege-said.ts';
import { said } from './said.ts';
import { VERIFIES, curesOf, refuses, sayableReasons } from './sayable.ts';

const OF_AN_ORDER =
  /order|court|finding|good-cause|hearing|acknowledgment-|privilege-|proceeding|in-camera|^state-|^signed-after/;
/** What the practice has yet to look up is no fault of the paper. */
const TO_LOOK_UP = /-not-(authenticated|checked|read|recorded|ruled-on)$/;

const isOfThePaper = (code: string) => OF_AN_ORDER.test(code) && !TO_LOOK_UP.test(code) && refuses(code);

const re = (particulars: Particulars): string | undefined => {
  const named = caption(particulars);
  return named && `Re: ${named}.`;
};

const produced = ({ scope }: Decision, particulars: Particulars): string[] => {
  const terms = scope.terms ?? [];
  const days = period(particulars);
  return paragraphs(
    `The practice, as custodian, produces herewith what the order expressly authorizes${days && `, ${days},`} and nothing else (45 CFR 164.512(e)(1)(i)). The manifest in the package lists it by page.`,
    'What the order requires to be redacted, and what concerns persons whom the order does not name, has been taken out wherever it occurs.',
    terms.length > 0 ? `Terms on which it is produced: ${terms.join(', ')}.` : undefined,
    `Nothing in this production waives the privilege of the patient beyond what the court has ordered${privilegeSaid(particulars)}. The production is made under the compulsion of the order and is no consent to a further one.`,
  );
};

/** A case on the federal privilege is cited to a court of the United States, and to no other. */
const citationHere = ({ citation }: Reason, { proceeding }: Particulars): string =>
  citation
    .split('; ')
    .filter((part) => proceeding?.federal || !part.startsWith('Jaffee'))
    .join('; ');

const objections = (decision: Decision, particulars: Particulars): string[] =>
  sayableReasons(decision, isOfThePaper).map((reason, index) => {
    const cures = curesOf(reason);
    const suffices = cures.length > 0 ? ` It would suffice: ${cures.join('; ')}.` : '';
    return `${index + 1}. ${said(reason, particulars)} (${citationHere(reason, particulars)})${suffices}`;
  });

const objected = (decision: Decision, particulars: Particulars): string[] => {
  const due = particulars.proceeding?.returnDate;
  const lacking = objections(decision, particulars);
  return paragraphs(
    `With respect, the practice, as custodian and through counsel, objects to production under the order as it stands and asks the court to clarify, modify or stay it${due ? ` before the return date of ${longDay(due)}` : ''}. This objection is to the paper alone and is no statement about any person.`,
    ...(lacking.length > 0 ? ['The grounds of the objection are these:', ...lacking] : []),
    'An order reaches psychotherapy notes, if there are any, where a judge has signed it and it names them, their dates, the patient, the custodian and the recipient (45 CFR 164.508(a)(2)(ii), 164.512(e)(1)(i)), and where it meets what federal and state law ask for the records it names. "Complete medical records" does not name them.',
    VERIFIES,
    `The privilege of any patient for communications with a psychotherapist is asserted until waived by its holder or overruled by the court${privilegeSaid(particulars)}. The practice asks to be heard, and that the holder of the privilege have notice and an opportunity to be heard, before any ruling on it.`,
    'Whatever the order may reach is preserved. The practice will deliver it for review in chambers under seal if the court so directs, and will obey the order as the court may clarify it.',
  );
};

/** To a court: production of exactly what the order names, or an objection that names what the order lacks (45 CFR 164.512(e)(1)(i)). */
export const courtLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  return {
    title: sent ? 'Production under the order' : 'Objection to the order, and request for clarification',
    paragraphs: paragraphs(
      opening(particulars),
      re(particulars),
      ...(sent ? produced(decision, particulars) : objected(decision, particulars)),
      signedFor(particulars),
    ),
  };
};
