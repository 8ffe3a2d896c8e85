import {
  AccountId,
  type AccountHolder,
  authorityIsOver,
  type PatientAccount,
  type PatientId,
  Refusal,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { lastDayOf } from './authority-end.ts';
import type { InvitedPatient } from './invite-patient.ts';
import { namedSelf } from './named-self.ts';
import type { PatientOnChart, PracticeStore } from './ports.ts';

interface Input {
  patientId: PatientId;
  email: string;
}

/** The personal representative of the chart at an address. Refuses `address-not-on-chart` where there is none, and `authority-over`. */
const holderOf = ({ contacts, birthDate }: PatientOnChart, email: string, { now }: PracticeContext): AccountHolder => {
  const found = contacts.find((contact) => contact.email === email && contact.representation !== undefined);
  if (found?.representation === undefined)
    throw new Refusal('address-not-on-chart', [{ path: 'body.email', code: 'no-representative-on-chart' }]);

  const { name, representation } = found;
  const until = lastDayOf(representation, birthDate);
  const holder = { name, representation, ...(until === undefined ? {} : { until }) };
  if (authorityIsOver(holder, now)) throw new Refusal('authority-over');

  return holder;
};

/**
 * Opens an account for somebody who acts for a patient: at the address on the chart, on the authority and the papers that stand there, until these end. It
 * is bound by a code alone, as their date of birth is not known.
 */
export const inviteRepresentative =
  ({ practices }: { practices: PracticeStore }) =>
  async (context: PracticeContext, { patientId, email }: Input): Promise<InvitedPatient> => {
    const { practiceId, now } = context;
    const [chart, invitedBy] = await Promise.all([
      practices.patientOnChart(context, patientId),
      namedSelf(practices, context),
    ]);
    if (chart === undefined) throw new Refusal('not-found');

    if (chart.merged !== undefined) throw new Refusal('patient-merged');

    const account: PatientAccount = {
      accountId: AccountId.parse(context.newId('account')),
      practiceId,
      patientId,
      email,
      holder: holderOf(chart, email, context),
      state: 'invited',
      invitedAt: now,
      invitedBy,
      earlierAddresses: [],
      epoch: 0,
      revision: 1,
    };
    const { accountId } = account;
    const answer: InvitedPatient = { accountId, patientId, state: 'invited', invitedAt: now };
    await practices.addRepresentativeAccount(
      context,
      { account, chart },
      { event: auditEvent(context, 'patient.representative-invited', { patientId, accountId }), answer },
    );
    return answer;
  };
