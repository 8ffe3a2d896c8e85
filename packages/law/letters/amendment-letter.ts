import type { Decision } from '../decision.ts';
import { AMENDMENT_WORDS, type AmendmentWords } from './amendment-words.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { has } from './sayable.ts';

const REFUSED = {
  'record-accurate-and-complete': 'accurate',
  'record-not-created-here': 'createdElsewhere',
  'outside-designated-record-set': 'outside',
} as const;

/** What becomes of the ordinary record that was to be amended; what concerns notes is said besides, in the same words always. */
const answered = (decision: Decision, words: AmendmentWords): string[] => {
  if (leaves(decision.outcome)) return [words.accepted, words.othersTold];
  if (has(decision, 'not-the-individual')) return [words.who];
  const refusal = Object.entries(REFUSED).find(([code]) => has(decision, code))?.[1];
  if (refusal) return [words[refusal]];
  return has(decision, 'amendment-not-decided') ? [words.undecided] : [];
};

/** To a patient who asked for an amendment: what is decided and why, the statement of disagreement, the request to attach, the complaint (45 CFR 164.526(b)-(d)). */
export const amendmentLetter = (decision: Decision, particulars: Particulars): Letter => {
  const { language = 'en', contact } = particulars;
  const words = AMENDMENT_WORDS[language];
  const accepted = leaves(decision.outcome);
  return {
    title: words.title,
    paragraphs: paragraphs(
      opening(particulars, language),
      ...answered(decision, words),
      words.notes,
      accepted ? undefined : words.disagree(contact.title),
      accepted ? undefined : words.attach,
      complaint(particulars, language),
      signedFor(particulars, language),
    ),
  };
};
