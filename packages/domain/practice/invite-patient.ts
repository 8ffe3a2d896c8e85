import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { AccountId, type PatientId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { AccountStore, PracticeStore } from './ports.ts';
import type { PatientAccount } from './practice.ts';

interface Stores {
  practices: PracticeStore;
  accounts: AccountStore;
}

/** Opens an account for a patient of the practice. Refuses `not-found` before any account is made. */
export const invitePatient =
  ({ practices, accounts }: Stores) =>
  async (context: Context, { patientId, email }: { patientId: PatientId; email: string }): Promise<PatientAccount> => {
    const { practiceId, now } = context;
    if (!(await practices.patientExists(context, patientId))) {
      throw new Refusal('not-found');
    }
    const accountId = AccountId.parse(context.newId('account'));
    await accounts.open(email, { kind: 'patient', practiceId, patientId });
    const account: PatientAccount = { accountId, practiceId, patientId, email, invitedAt: now };
    await practices.addPatientAccount(context, account, { event: auditEvent(context, 'patient.invited', { patientId, accountId }), answer: account });
    return account;
  };
