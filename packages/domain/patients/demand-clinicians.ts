import { type MemberId, Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { ClinicianDirectory } from './ports.ts';

/** Refuses a treating clinician who is no active therapist of the practice. */
export const demandClinicians = async (
  clinicians: ClinicianDirectory,
  context: PracticeContext,
  named: readonly MemberId[],
): Promise<void> => {
  if (named.length === 0) return;

  const known = new Set(await clinicians.therapists(context, named));
  const details = named.flatMap((memberId, index) =>
    known.has(memberId)
      ? []
      : [
          {
            path: `body.clinicians.${index}`,
            code: 'no-therapist',
            text: 'This is no active therapist of your practice. Choose one from the list of members.',
          },
        ],
  );
  if (details.length > 0) throw new Refusal('invalid-request', details);
};
