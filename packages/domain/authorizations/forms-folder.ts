import type { PatientId, PracticeId } from '@sequester/model';

import { sha256Hex } from '../sha256.ts';

/**
 * Where the signed forms of one patient lie: a name that follows from the patient's id and does not give it away, as the id
 * holds 128 bits that nobody guesses. A patient's session may read this folder and no other.
 */
export const formsFolder = (practiceId: PracticeId, patientId: PatientId): string =>
  sha256Hex(`signed forms\n${practiceId}\n${patientId}`).slice(0, 32);
