import type { Decision } from '../decision.ts';
import { period } from './caption.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { NEITHER } from './sayable.ts';

/** 42 CFR 2.32(a)(2): the short form of the notice that travels with the records of a Part 2 program. */
const PART2 =
  '42 CFR part 2 prohibits unauthorized use or disclosure of these records. A copy or a clear explanation of the consent is enclosed.';

/** The cover of what goes to a recipient whom an authorization names: what it is, what it may be used for, what was taken out. */
export const recipientLetter = (decision: Decision, particulars: Particulars): Letter => {
  const { scope } = decision;
  const sent = leaves(decision.outcome);
  const days = period(particulars);
  const cover = [
    `Enclosed is what the authorization describes${days && `, ${days}`}, for the purpose that it states and for the recipient that it names, and nothing else (45 CFR 164.508(a)(1)). The manifest in the package lists it by page.`,
    'Whatever else was asked for may not be sent on it, and what concerns other persons has been taken out wherever it occurs. This letter says nothing about whether more exists.',
    scope.attach
      ? PART2
      : 'The person who signed was told that what you receive may lose the protection of federal privacy law if you pass it on; state law and your own duties may still bind you.',
    'The authorization may be revoked. Nothing further is sent after that (45 CFR 164.508(b)(5)).',
  ];
  return {
    title: sent ? 'Records under an authorization' : 'Answer to your request for records',
    paragraphs: paragraphs(
      opening(particulars),
      ...(sent ? cover : [`Nothing is sent. ${NEITHER}`]),
      signedFor(particulars),
    ),
  };
};
