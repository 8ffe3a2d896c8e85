import type { Decision } from '../decision.ts';
import { period } from './caption.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { recordWords } from './record-words.ts';
import { NEITHER, VERIFIES, curesSaid, sayableReasons } from './sayable.ts';

const NOTES =
  'The right of access does not reach psychotherapy notes, if there are any; the law gives no review of this (45 CFR 164.524(a)(1)(i), (a)(2)). This is said in every such letter.';
const WITHHELD =
  'Who acts for another person has that person’s rights as far as the law makes them the representative for the care concerned (45 CFR 164.502(g)). On what the practice has, it cannot answer you as a representative for this request.';
const REVIEWED =
  'Where a licensed professional has found that access is likely to cause harm, you may have that reviewed by another who took no part in it; ask us (45 CFR 164.524(a)(3)-(4)).';
const PAPERS =
  'You may send us what shows your authority: an order on custody or guardianship, the appointment of a health care agent and what puts it in force, or letters of the estate that name the person (45 CFR 164.502(g), 164.514(h)(1)(i)).';

const enclosed = (particulars: Particulars): string => {
  const days = period(particulars);
  return `Enclosed is the ordinary record that you asked for: ${recordWords(particulars, 'en')}${days && `, ${days}`}. You have it because the law gives you the rights of the person for whom you act, for the care concerned (45 CFR 164.502(g), 164.524(a)(1)).`;
};

const summary = (decision: Decision): string => {
  const [limit] = sayableReasons(decision, (code) => code === 'parent-limited-to-summary');
  return `You are told the current condition, the needs and the services, which is what the law gives a parent here${limit ? ` (${limit.citation})` : ''}.`;
};

/** What a state opens to a parent of a record that the minor controls; the rest is not theirs. */
const opened = ({ scope, reasons }: Decision): string | undefined => {
  const opens = reasons.find(({ code }) => code === 'state-opens-to-parent');
  const what = (scope.classes ?? []).map((each) => each.replaceAll('_', ' ')).join(', ');
  return (
    opens &&
    `Enclosed is the part of the record that the law of the state opens to a parent, the ${what} records (${opens.citation}). The rest is for the patient to release.`
  );
};

const granted = (decision: Decision, particulars: Particulars): string[] => {
  const whole = decision.scope.content === 'summary_fields' ? summary(decision) : enclosed(particulars);
  return [opened(decision) ?? whole, NOTES];
};

const refused = (decision: Decision): string[] => {
  const needed = curesSaid(decision, (code) => code.startsWith('letters-'));
  return paragraphs(
    NEITHER,
    WITHHELD,
    needed.length > 0 ? `What is needed first: ${needed.join('; ')}.` : undefined,
    PAPERS,
    VERIFIES,
    REVIEWED,
  );
};

/** To a parent, guardian, agent or executor who asks in the place of the patient. It gives no reason that would endanger the patient. */
export const representativeLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  return {
    title: sent ? 'Records in answer to your request' : 'Answer to your request for records',
    paragraphs: paragraphs(
      opening(particulars),
      ...(sent ? granted(decision, particulars) : refused(decision)),
      complaint(particulars),
      signedFor(particulars),
    ),
  };
};
