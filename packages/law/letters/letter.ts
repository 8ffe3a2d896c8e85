import type { Decision } from '../decision.ts';
import { accountingLetter } from './accounting-letter.ts';
import { amendmentLetter } from './amendment-letter.ts';
import { completionLetter } from './completion-letter.ts';
import { courtLetter } from './court-letter.ts';
import { insurerLetter } from './insurer-letter.ts';
import { lawEnforcementLetter } from './law-enforcement-letter.ts';
import { noticeLetter } from './notice-letter.ts';
import { officialLetter } from './official-letter.ts';
import type { Letter, Particulars } from './particulars.ts';
import { patientLetter } from './patient-letter.ts';
import type { RecipientKind } from './recipient-kind.ts';
import { recipientLetter } from './recipient-letter.ts';
import { representativeLetter } from './representative-letter.ts';
import { requesterLetter } from './requester-letter.ts';
import { subpoenaLetter } from './subpoena-letter.ts';

const LETTERS: Record<RecipientKind, (decision: Decision, particulars: Particulars) => Letter> = {
  insurer: insurerLetter,
  'subpoenaing-party': subpoenaLetter,
  patient: patientLetter,
  'authorization-holder': completionLetter,
  court: courtLetter,
  'law-enforcement': lawEnforcementLetter,
  hhs: officialLetter('hhs'),
  'oversight-agency': officialLetter('oversight-agency'),
  coroner: officialLetter('coroner'),
  requester: requesterLetter,
  recipient: recipientLetter,
  representative: representativeLetter,
  amendment: amendmentLetter,
  accounting: accountingLetter,
  'notice-to-patient': noticeLetter,
};

/** The letter that goes out with a decision. No letter names a note; one that refuses reads the same whether or not there are any. */
export const letter = (decision: Decision, kind: RecipientKind, particulars: Particulars): Letter =>
  LETTERS[kind](decision, particulars);
