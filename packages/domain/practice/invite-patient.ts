import { AccountId, type Instant, type PatientAccount, type PatientId, plusSeconds, Refusal } from '@sequester/model';

import { birthDateDigest } from '../accounts/binding-digests.ts';
import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { namedSelf } from './named-self.ts';
import type { PatientOnChart, PracticeStore } from './ports.ts';

interface Input {
  patientId: PatientId;
  email?: string | undefined;
}

export type InvitedPatient = Pick<PatientAccount, 'accountId' | 'patientId' | 'state' | 'invitedAt'>;

/** Wrong dates of birth before only a code helps. */
const birthDateTries = 3;
/** An address that has not stood on the chart for a year is somebody else's by now, as far as anybody knows. */
const toldForSeconds = 365 * 24 * 60 * 60;

const earlierAddresses = ({ email, earlierEmails }: PatientOnChart, now: Instant): string[] => [
  ...new Set(
    earlierEmails
      .filter((earlier) => earlier.email !== email && plusSeconds(earlier.until, toldForSeconds) > now)
      .map((earlier) => earlier.email),
  ),
];

/**
 * Opens an account for a patient of the practice, at the address on their chart and at no other; addresses that stood there
 * in the last year are told. The date of birth, which the members know, binds no account at an address that a member changed:
 * there only a code does. Only the row is written; the account follows it, and acts for the patient once it is bound.
 * Refuses `patient-merged` where
 * the chart has ended, `patient-died`, and `address-not-on-chart`.
 */
export const invitePatient =
  ({ practices }: { practices: PracticeStore }) =>
  async (context: PracticeContext, { patientId, email: given }: Input): Promise<InvitedPatient> => {
    const { practiceId, now } = context;
    const [chart, invitedBy] = await Promise.all([
      practices.patientOnChart(context, patientId),
      namedSelf(practices, context),
    ]);
    if (chart === undefined) throw new Refusal('not-found');

    if (chart.merged !== undefined) throw new Refusal('patient-merged');

    if (chart.death !== undefined) throw new Refusal('patient-died');

    const { email, birthDate, emailChangedAt, emailChangedBy } = chart;
    if (email === undefined || (given !== undefined && given !== email)) {
      throw new Refusal('address-not-on-chart', [
        { path: 'body.email', code: email === undefined ? 'none-on-chart' : 'another-on-chart' },
      ]);
    }

    const accountId = AccountId.parse(context.newId('account'));
    const account: PatientAccount = {
      accountId,
      practiceId,
      patientId,
      email,
      state: 'invited',
      invitedAt: now,
      invitedBy,
      ...(emailChangedAt === undefined ? {} : { addressChangedAt: emailChangedAt }),
      ...(emailChangedBy === undefined ? {} : { addressChangedBy: emailChangedBy }),
      earlierAddresses: earlierAddresses(chart, now),
      ...(emailChangedAt === undefined
        ? { birthDate: { sha256: birthDateDigest(accountId, birthDate), triesLeft: birthDateTries } }
        : {}),
      epoch: 0,
      revision: 1,
    };
    const answer: InvitedPatient = { accountId, patientId, state: 'invited', invitedAt: now };
    await practices.addPatientAccount(context, account, {
      event: auditEvent(context, 'patient.invited', { patientId, accountId }),
      answer,
    });
    return answer;
  };
