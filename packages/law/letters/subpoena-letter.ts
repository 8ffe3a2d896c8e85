import type { Decision } from '../decision.ts';
import { caption, period } from './caption.ts';
import { type Letter, type Particulars, leaves, longDay, opening, paragraphs, signedFor } from './particulars.ts';
import { privilegeSaid } from './privilege-said.ts';
import { said } from './said.ts';
import { has, sayableReasons } from './sayable.ts';

const UNKNOWN =
  'This letter neither confirms nor denies that any person named in the subpoena was ever seen here, or that any record exists.';
const NO_ASSURANCE =
  'No satisfactory assurance came with the subpoena that the person named was given notice and time to object, or that a qualified protective order was sought (45 CFR 164.512(e)(1)(ii)-(v)). The recipient objects to the whole of it on that ground as well.';

const enclosed = (decision: Decision, particulars: Particulars): string => {
  const days = period(particulars);
  const basis = has(decision, 'grand-jury-subpoena', 'judicial-subpoena', 'administrative-subpoena')
    ? 'as the process requires (45 CFR 164.512(f)(1)(ii))'
    : 'on the satisfactory assurance that came with the subpoena (45 CFR 164.512(e)(1)(ii), 164.502(b))';
  return `Enclosed is what the subpoena reaches of the ordinary record${days && `, ${days}`}, ${basis}. The rest of the subpoena is objected to.`;
};

const ofTheState = (decision: Decision, particulars: Particulars): string | undefined => {
  const [needs] = sayableReasons(decision, (code) => code === 'state-subpoena-needs-order');
  return (
    needs &&
    `${said(needs, particulars)} (${needs.citation}) The recipient objects to the whole of it on that ground as well.`
  );
};

const laterOrder = (decision: Decision): string | undefined => {
  const [controls] = sayableReasons(decision, (code) => code === 'later-order-controls');
  return (
    controls &&
    `${controls.text} (${controls.citation}) The recipient abides by that order and asks whoever served the subpoena to apply to the court that entered it.`
  );
};

const objection = (particulars: Particulars): string => {
  const due = particulars.proceeding?.returnDate;
  const rule = particulars.proceeding?.federal ? ' under Fed. R. Civ. P. 45(d)(2)(B) and (d)(3)(A)(iii)' : '';
  return `The recipient objects${rule}, ahead of the return date${due ? ` of ${longDay(due)}` : ''}, as far as the subpoena asks for communications between any patient and a psychotherapist. The privilege belongs to the patient and is asserted for any patient whom it may concern${privilegeSaid(particulars)}. Nothing in this letter waives it.`;
};

/** To who served a subpoena: an objection in time that acknowledges neither treatment nor notes (45 CFR 164.512(e)(1)). */
export const subpoenaLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  const named = caption(particulars);
  return {
    title: sent ? 'Answer and objection to subpoena' : 'Objection to subpoena',
    paragraphs: paragraphs(
      opening(particulars),
      named && `Re: ${named}.`,
      sent ? enclosed(decision, particulars) : UNKNOWN,
      objection(particulars),
      'Psychotherapy notes, whether or not any exist, are not disclosed in answer to a subpoena, whoever issued it and whatever assurance accompanies it (45 CFR 164.508(a)(2)(ii), 164.512(e)(1)). A protective order that limits use does not command production.',
      has(decision, 'assurance-missing') ? NO_ASSURANCE : undefined,
      ofTheState(decision, particulars),
      laterOrder(decision),
      'An order signed by a judge that expressly names psychotherapy notes, their dates, the patient, the custodian and the recipient, or an authorization signed by the patient for psychotherapy notes alone, would be considered on its terms.',
      decision.duties.includes('honour lawful nondisclosure orders')
        ? 'A lawful order not to disclose the subpoena is honoured.'
        : undefined,
      signedFor(particulars),
    ),
  };
};
