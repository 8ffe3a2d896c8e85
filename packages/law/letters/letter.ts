import * as z from 'zod';
import type { Decision } from '../decision.ts';
import { completionLetter } from './completion-letter.ts';
import { courtLetter } from './court-letter.ts';
import { insurerLetter } from './insurer-letter.ts';
import type { Letter, Particulars } from './particulars.ts';
import { patientLetter } from './patient-letter.ts';
import { subpoenaLetter } from './subpoena-letter.ts';

export const RecipientKind = z.enum(['insurer', 'subpoenaing-party', 'patient', 'authorization-holder', 'court']);
export type RecipientKind = z.infer<typeof RecipientKind>;

const LETTERS: Record<RecipientKind, (decision: Decision, particulars: Particulars) => Letter> = {
  insurer: insurerLetter,
  'subpoenaing-party': subpoenaLetter,
  patient: patientLetter,
  'authorization-holder': completionLetter,
  court: courtLetter,
};

/** The letter that goes out with a decision. No letter names a note, and none but the patient's and the court's says that any exists. */
export const letter = (decision: Decision, kind: RecipientKind, particulars: Particulars): Letter => LETTERS[kind](decision, particulars);
