import { type CalendarDate, MailAddress, Refusal, type RequestFile, writtenName } from '@sequester/model';

import type { OwnDemographics } from '../authorizations/ports.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { receivedAs } from '../disclosures/receive-request.ts';
import { recordsFile } from '../records/records-file.ts';
import { ownPatientId } from './own-patient.ts';
import { type OwnRecordRequest, shownOwnRecordRequest } from './shown-own-record-request.ts';

const shown = (file: RequestFile): OwnRecordRequest => {
  const records = recordsFile(file);
  if (records === undefined) throw new TypeError('a request of no record');

  return shownOwnRecordRequest(records);
};

const receiveOwn = receivedAs(shown);

type Stores = Parameters<typeof receiveOwn>[0] & { ownDemographics: OwnDemographics };

interface Input {
  dateFrom?: CalendarDate | undefined;
  dateTo?: CalendarDate | undefined;
}

/**
 * The patient asks for their own record by one act (45 CFR 164.524(b)(1)): identity is that of the account, the law is asked at once, and what it gives is built
 * at once. A representative asks the practice, which looks at what is held from representatives.
 */
export const requestOwnRecord =
  (stores: Stores) =>
  async (context: PracticeContext, dates: Input): Promise<OwnRecordRequest> => {
    const patientId = ownPatientId(context);
    if (context.opening?.holder !== undefined) throw new Refusal('asked-by-representative');

    const { name, email } = demandFound(await stores.ownDemographics.own(context, patientId));
    if (email === undefined)
      throw new Refusal('address-not-on-chart', [{ path: 'patient.email', code: 'none-on-chart' }]);

    return receiveOwn(stores)(context, {
      patientId,
      requester: {
        type: 'individual',
        name: writtenName(name),
        email: MailAddress.parse(email),
        identityVerified: true,
      },
      groundAsserted: 'patient_access',
      requested: { classes: ['all'], description: 'My record, asked for in my account', ...dates },
      purpose: 'At the request of the individual',
    });
  };
