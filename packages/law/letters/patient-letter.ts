import type { Decision } from '../decision.ts';
import { type Letter, type Particulars, leaves, paragraphs, re, signedFor } from './particulars.ts';

const has = (decision: Decision, code: string) => decision.reasons.some((reason) => reason.code === code);

const REVIEW =
  'You may have this refusal reviewed by another licensed health care professional who took no part in it. Ask us, and we will refer it promptly and abide by the answer (45 CFR 164.524(a)(4)).';
const NOT_REVIEWABLE =
  'The right of access does not reach psychotherapy notes, if there are any (45 CFR 164.524(a)(1)(i)). The law gives no review of this. Your therapist may still choose to share them with you.';
const UNDECIDED = 'Whether psychotherapy notes, if there are any, are shared with you is for your therapist to decide and has not been refused.';

const complaint = ({ practice, contact, complaints = contact }: Particulars) =>
  `You may complain to ${practice} (${complaints.title}, ${complaints.phone}) or to the Secretary of Health and Human Services, Office for Civil Rights, 200 Independence Avenue SW, Washington DC 20201. Nobody may retaliate against you for it (45 CFR 160.306, 164.524(d)(2)(iii), 164.530(g)).`;

/** To the patient: what is given, what is refused and why, review where there is one, how to complain (45 CFR 164.524(d)). */
export function patientLetter(decision: Decision, particulars: Particulars): Letter {
  const given = leaves(decision.outcome);
  const open = has(decision, 'no-automatic-denial-here') || has(decision, 'transcript-not-denied-automatically');
  const refused = has(decision, 'notes-outside-access') || has(decision, 'notes-outside-third-party-directive') || has(decision, 'export-leaves-notes-out');
  const complete = decision.outcome === 'RELEASE';
  return {
    title: complete ? 'Your records' : 'Your request for records',
    paragraphs: paragraphs(
      `${particulars.date}. ${re(particulars)}`.trim(),
      given ? 'You are given the records that you asked for, as far as this letter does not say otherwise.' : undefined,
      refused ? NOT_REVIEWABLE : undefined,
      open ? UNDECIDED : undefined,
      has(decision, 'access-endangers') ? `A licensed professional found that access would endanger somebody (45 CFR 164.524(a)(3)). ${REVIEW}` : undefined,
      decision.outcome === 'NEEDS-ARTIFACT' ? `Before we can answer we need: ${decision.cures.join('; ')}.` : undefined,
      complete ? undefined : complaint(particulars),
      signedFor(particulars),
    ),
  };
}
