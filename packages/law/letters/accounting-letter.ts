import type { Decision } from '../decision.ts';
import { ACCOUNTING_WORDS } from './accounting-words.ts';
import { complaint } from './complaint.ts';
import { type Letter, type Particulars, leaves, opening, paragraphs, signedFor } from './particulars.ts';
import { PATIENT_WORDS } from './patient-words.ts';

/** To a patient who asks to whom the practice disclosed: what the list holds and what the law leaves out of it (45 CFR 164.528). A suspended entry is not mentioned. */
export const accountingLetter = (decision: Decision, particulars: Particulars): Letter => {
  const { language = 'en' } = particulars;
  const words = ACCOUNTING_WORDS[language];
  const entries = decision.scope.list?.length ?? 0;
  const given = leaves(decision.outcome);
  return {
    title: given ? words.given : words.request,
    paragraphs: paragraphs(
      opening(particulars, language),
      ...(given
        ? [entries > 0 ? words.entries(entries) : words.none, words.covers, words.free]
        : [`${words.needed} ${PATIENT_WORDS[language].identity}.`, complaint(particulars, language)]),
      signedFor(particulars, language),
    ),
  };
};
