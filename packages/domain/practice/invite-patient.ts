import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { AccountId, type PatientId } from '../ids.ts';
import { memberOf } from '../member-of.ts';
import { Refusal } from '../refusal.ts';
import type { PracticeStore } from './ports.ts';
import type { PatientAccount } from './practice.ts';

interface Input {
  patientId: PatientId;
  email?: string | undefined;
}

/**
 * Opens an account for a patient of the practice, at the address on their chart and at no other. Only the row is written; the
 * account follows it, and acts for the patient once it is bound. Refuses `not-found` and `address-not-on-chart`.
 */
export const invitePatient =
  ({ practices }: { practices: PracticeStore }) =>
  async (context: Context, { patientId, email: given }: Input): Promise<PatientAccount> => {
    const invitedBy = memberOf(context);
    const { practiceId, now } = context;
    const chart = await practices.patientAddress(context, patientId);
    if (chart === undefined) {
      throw new Refusal('not-found');
    }
    const { email } = chart;
    if (email === undefined || (given !== undefined && given !== email)) {
      throw new Refusal('address-not-on-chart', [{ path: 'body.email', code: email === undefined ? 'none-on-chart' : 'another-on-chart' }]);
    }
    const accountId = AccountId.parse(context.newId('account'));
    const account: PatientAccount = { accountId, practiceId, patientId, email, state: 'invited', invitedAt: now, invitedBy, epoch: 0, revision: 1 };
    await practices.addPatientAccount(context, account, { event: auditEvent(context, 'patient.invited', { patientId, accountId }), answer: account });
    return account;
  };
