import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { NEITHER, VERIFIES, curesSaid } from './sayable.ts';

const OF_A_REQUEST =
  /^(official-request-(absent|not-verified)|matter-|pertinent-|oversight-target-|legal-authority-|request-not-particular|duty-of-coroner|hhs-not|not-an-oversight|not-a-coroner|signed-after)/;

interface Office {
  rule: string;
  enclosed: string;
  after?: string;
}

const SUSPENSION =
  'The disclosure is accounted for to the patient on request, unless the agency states in writing that this would impede its work and for how long (45 CFR 164.528(a)(2)(i)).';

export const OFFICES = {
  hhs: {
    rule: 'The practice cooperates with the Secretary and permits access to what is pertinent to compliance (45 CFR 160.310(b)-(c), 164.502(a)(2)(ii)).',
    enclosed: 'Enclosed is what the request names as pertinent to the matter (45 CFR 160.310(c), 164.502(a)(2)(ii)).',
  },
  'oversight-agency': {
    rule: 'Psychotherapy notes, if there are any, go to a health oversight agency only for the oversight of the therapist who wrote them, not of another provider and not of a patient (45 CFR 164.508(a)(2)(ii), 164.512(d)). The minimum necessary applies; the practice relies on the statement of the official that what is asked for is that (45 CFR 164.514(d)(3)(iii)(A)).',
    enclosed:
      'Enclosed is what the agency says that it needs for the oversight of the therapist named in its request (45 CFR 164.508(a)(2)(ii), 164.512(d)(1)).',
    after: SUSPENSION,
  },
  coroner: {
    rule: 'Psychotherapy notes, if there are any, go to a coroner or medical examiner to identify a deceased person, to determine a cause of death, or for another duty that law authorizes (45 CFR 164.508(a)(2)(ii), 164.512(g)(1)). They do not go to a funeral director or an organ bank.',
    enclosed: 'Enclosed is what is reasonably needed for the stated duty (45 CFR 164.512(g)(1), 164.502(b)).',
  },
} satisfies Record<string, Office>;

/** To the Secretary, an oversight agency or a coroner: what was asked for, or what its request still lacks (45 CFR 164.514(h)(2)). */
export const officialLetter =
  (office: keyof typeof OFFICES) =>
  (decision: Decision, particulars: Particulars): Letter => {
    const { rule, enclosed, after }: Office = OFFICES[office];
    const sent = leaves(decision.outcome);
    const cures = curesSaid(decision, (code) => OF_A_REQUEST.test(code));
    return {
      title: sent ? 'Records in answer to your request' : 'Answer to your official request',
      paragraphs: paragraphs(
        opening(particulars),
        sent ? enclosed : `Nothing is sent yet. ${NEITHER}`,
        sent ? after : rule,
        sent ? undefined : VERIFIES,
        !sent && cures.length > 0 ? `To answer, the practice needs: ${cures.join('; ')}.` : undefined,
        sent ? 'Nothing in this waives the privilege of any patient.' : undefined,
        signedFor(particulars),
      ),
    };
  };
