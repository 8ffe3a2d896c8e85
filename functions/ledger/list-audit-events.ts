import * as contract from '@sequester/contract';
import { listAuditEvents } from '@sequester/domain';

import { implement } from './stores.ts';

const named = (name: string, value: string | undefined) => (value === undefined ? undefined : { name, value });

export const listAuditEventsOperation = implement(
  contract.listAuditEvents,
  ({ stores, context, query: { cursor, requestId, patientId } }) =>
    listAuditEvents(stores)(context, {
      cursor,
      subject: named('requestId', requestId) ?? named('patientId', patientId),
    }),
);
