import { type AccountId, type PatientAccount, type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { memberOf } from '../member-of.ts';
import type { PracticeStore } from './ports.ts';

/** An account of a patient, or of somebody who acted for them, ends at once: at the next call it opens nothing. Refuses `recorded-already` where it has. */
export const endPatientAccount =
  ({ practices }: { practices: PracticeStore }) =>
  (
    context: PracticeContext,
    { accountId }: { accountId: AccountId },
  ): Promise<{ accountId: AccountId; patientId: PatientId; state: 'ended' }> =>
    onFresh(async () => {
      memberOf(context);
      const before = await practices.patientAccount(context, accountId);
      if (before === undefined) throw new Refusal('not-found');

      if (before.state === 'ended') throw new Refusal('recorded-already');

      const { code: _code, birthDate: _birthDate, ...rest } = before;
      const after: PatientAccount = { ...rest, state: 'ended', revision: before.revision + 1 };
      const { patientId } = before;
      const answer = { accountId, patientId, state: 'ended' as const };
      const event = auditEvent(context, 'patient.account-ended', { patientId, accountId });
      await practices.changePatientAccount(context, { before, after }, { event, answer });
      return answer;
    });
