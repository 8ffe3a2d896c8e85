import type { Decision } from '../decision.ts';
import { caption } from './caption.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { privilegeSaid } from './privilege-said.ts';
import { NEITHER, VERIFIES, curesSaid, has, supportsSaid } from './sayable.ts';

const OF_PROCESS = /^(warrant-|order-|subpoena-|law-enforcement-|signed-after)/;

const OFFICER =
  'The paper that was presented bears no signature of a judicial officer. It compels no records from a third party, and nobody here consents to a search on it (45 CFR 164.103, 164.512(f)(1)(ii)).';
const WITHOUT =
  'Psychotherapy notes, whether or not any exist, are disclosed to law enforcement only on a warrant or order that a judge has signed. Requests to identify or locate a person, about a victim, a crime on the premises, an emergency or an admission do not reach them (45 CFR 164.508(a)(2)(ii), 164.512(f), (j)(2)).';
const ACCOUNTED =
  'The disclosure is accounted for to the patient on request, unless the agency states in writing that this would impede its work and for how long (45 CFR 164.528(a)(2)(i)).';

const onWarrant = (particulars: Particulars): string[] => [
  'Handed over herewith, sealed, are the described items and nothing else (45 CFR 164.512(a), (f)(1)(ii)(A)).',
  `The privilege of the patient is asserted${privilegeSaid(particulars)}. The practice asks that nobody read the items before a court has ruled or a filter team that takes no part in the investigation has reviewed them.`,
  ACCOUNTED,
];

/** What process other than a warrant reaches, or what is told of a crime on the premises. */
const onProcess = (decision: Decision, particulars: Particulars): string[] => [
  decision.scope.content === 'statement_only'
    ? `Enclosed is a statement of the facts that the law lets be told, and no record${supportsSaid(decision)}.`
    : `Enclosed is what the process reaches of the ordinary record, and nothing else${supportsSaid(decision)}.`,
  `Communications with a psychotherapist are privileged; nothing here waives that${privilegeSaid(particulars)}. ${WITHOUT}`,
  ACCOUNTED,
];

/** To an officer: what a judge's warrant describes, or that the paper shown is none. It does not obstruct (45 CFR 164.512(f)). */
export const lawEnforcementLetter = (decision: Decision, particulars: Particulars): Letter => {
  const sent = leaves(decision.outcome);
  const named = caption(particulars);
  const handed = has(decision, 'judicial-warrant') ? onWarrant(particulars) : onProcess(decision, particulars);
  const cures = curesSaid(decision, (code) => OF_PROCESS.test(code));
  const refused = [
    NEITHER,
    has(decision, 'warrant-of-officer') ? OFFICER : undefined,
    WITHOUT,
    cures.length > 0 ? `What would be answered on its terms: ${cures.join('; ')}.` : undefined,
    VERIFIES,
    'Nothing here hinders a search that a judge has authorized. Counsel for the practice is to be called before one begins, and nothing is destroyed meanwhile.',
  ];
  return {
    title: sent ? 'Items handed over under process' : 'Answer to law enforcement',
    paragraphs: paragraphs(
      opening(particulars),
      named && `Re: ${named}.`,
      ...(sent ? handed : refused),
      signedFor(particulars),
    ),
  };
};
