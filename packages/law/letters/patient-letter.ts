import type { Decision } from '../decision.ts';
import { period } from './caption.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { PATIENT_WORDS, type PatientWords } from './patient-words.ts';
import { recordWords } from './record-words.ts';
import { has } from './sayable.ts';
import { stateAccessWords } from './state-access-words.ts';

/** What the patient can supply; what the practice has to settle is no business of the letter. */
const needed = (decision: Decision, words: PatientWords): string | undefined => {
  const lacking = [
    ...(has(decision, 'identity-not-verified') ? [words.identity] : []),
    ...(has(decision, 'age-not-recorded') ? [words.age] : []),
  ];
  return lacking.length > 0 ? `${words.needed} ${lacking.join('; ')}.` : undefined;
};

const UNDECIDED = ['transcript-not-denied-automatically', 'originator-undecided', 'state-law-not-checked'] as const;

/** What is said of psychotherapy notes, whether or not there are any: by what the therapist decided, or by what the state leaves open. */
const ofNotes = (decision: Decision, { notesOpen }: Particulars, words: PatientWords): string => {
  if (has(decision, 'originator-shares')) return words.shared;
  if (has(decision, 'originator-declines-to-share')) return words.declined;
  return notesOpen || has(decision, ...UNDECIDED) ? words.undecided : words.notReviewable;
};

/** To the patient: what is given, on what basis, what is refused and why, review where there is one, how to complain (45 CFR 164.524(c)-(d)). */
export const patientLetter = (decision: Decision, particulars: Particulars): Letter => {
  const { language = 'en' } = particulars;
  const words = PATIENT_WORDS[language];
  const given = leaves(decision.outcome);
  return {
    title: given ? words.given : words.request,
    paragraphs: paragraphs(
      opening(particulars, language),
      given ? words.enclosed(recordWords(particulars, language), period(particulars, language)) : undefined,
      given ? words.basis : undefined,
      given ? words.format : undefined,
      ofNotes(decision, particulars, words),
      has(decision, 'notes-outside-third-party-directive') ? words.notToOthers : undefined,
      has(decision, 'no-such-record-held') ? words.noneHeld : undefined,
      has(decision, 'access-endangers') ? words.endangers : undefined,
      ...stateAccessWords(particulars, language),
      needed(decision, words),
      complaint(particulars, language),
      signedFor(particulars, language),
    ),
  };
};
