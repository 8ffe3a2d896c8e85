import { type MemberId, type PatientId, Refusal, sessionKind, textAt } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { ClinicianDirectory } from '../patients/ports.ts';
import type { ChartStore } from './ports.ts';

interface Directory {
  clinicians: ClinicianDirectory;
  charts: ChartStore;
}

interface Hour {
  clinicianId: MemberId;
  patientId?: PatientId;
  sessionId?: string;
}

type Act<Stores, Input, Answer> = (stores: Stores) => (context: PracticeContext, input: Input) => Promise<Answer>;

/** Whether a session that is changed had this clinician before. */
const stays = async (
  charts: ChartStore,
  context: PracticeContext,
  { clinicianId, patientId, sessionId }: Hour,
): Promise<boolean> => {
  if (patientId === undefined || sessionId === undefined) return false;

  const before = await charts.entry(context, { kind: sessionKind, patientId, id: sessionId });
  return textAt(before, 'clinicianId') === clinicianId;
};

/** Records a session only of a therapist of the practice, who may have left it since. */
export const ofKnownClinician =
  <Stores, Input extends Hour, Answer>(act: Act<Stores, Input, Answer>): Act<Stores & Directory, Input, Answer> =>
  (stores) =>
  async (context, input) => {
    const { clinicians, charts } = stores;
    const [known] = await clinicians.therapists(context, [input.clinicianId], { everActive: true });
    if (known === undefined && !(await stays(charts, context, input))) {
      throw new Refusal('invalid-request', [
        {
          path: 'body.clinicianId',
          code: 'no-therapist',
          text: 'This is no therapist of your practice. Choose one from the list of members.',
        },
      ]);
    }

    return act(stores)(context, input);
  };
