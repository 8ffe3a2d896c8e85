import type { Decision } from '../decision.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { curesSaid, has } from './sayable.ts';

/** What the patient can supply; what the practice has to settle is no business of the letter. */
const FROM_THE_PATIENT = new Set(['identity-not-verified', 'age-not-recorded']);

const REVIEW =
  'You may have this refusal reviewed by another licensed health care professional who took no part in it. Ask us, and we will refer it promptly and abide by the answer (45 CFR 164.524(a)(4)).';
const NOT_REVIEWABLE =
  'The right of access does not reach psychotherapy notes, if there are any (45 CFR 164.524(a)(1)(i)). The law gives no review of this. Your therapist may still choose to share them with you.';
const NOT_TO_OTHERS =
  'You may have psychotherapy notes, if there are any, sent to somebody else only on an authorization of their own (45 CFR 164.508(a)(2)); a direction to send a copy does not reach them.';
const UNDECIDED =
  'Whether psychotherapy notes, if there are any, are shared with you is for your therapist to decide and has not been refused.';

const refusals = (decision: Decision): string[] =>
  paragraphs(
    has(decision, 'notes-outside-access', 'notes-outside-third-party-directive', 'export-leaves-notes-out')
      ? NOT_REVIEWABLE
      : undefined,
    has(decision, 'notes-outside-third-party-directive') ? NOT_TO_OTHERS : undefined,
    has(
      decision,
      'no-automatic-denial-here',
      'transcript-not-denied-automatically',
      'originator-undecided',
      'state-law-not-checked',
    )
      ? UNDECIDED
      : undefined,
    has(decision, 'access-endangers')
      ? `A licensed professional found that access would endanger somebody (45 CFR 164.524(a)(3)). ${REVIEW}`
      : undefined,
    has(decision, 'originator-declines-to-share')
      ? 'Your therapist has decided not to share psychotherapy notes, if there are any. The law leaves this to the therapist.'
      : undefined,
  );

/** To the patient: what is given, what is refused and why, review where there is one, how to complain (45 CFR 164.524(d)). */
export const patientLetter = (decision: Decision, particulars: Particulars): Letter => {
  const complete = decision.outcome === 'RELEASE';
  const needed = curesSaid(decision, (code) => FROM_THE_PATIENT.has(code));
  return {
    title: complete ? 'Your records' : 'Your request for records',
    paragraphs: paragraphs(
      opening(particulars),
      leaves(decision.outcome)
        ? 'You are given the records that you asked for, as far as this letter does not say otherwise.'
        : undefined,
      ...refusals(decision),
      needed.length > 0 ? `Before we can answer we need: ${needed.join('; ')}.` : undefined,
      complete ? undefined : complaint(particulars),
      signedFor(particulars),
    ),
  };
};
