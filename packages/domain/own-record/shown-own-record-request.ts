import type { Instant, RequestId, RequestStatus } from '@sequester/model';

import { dueDates } from '../disclosures/due-dates.ts';
import { endedStates } from '../disclosures/transitions.ts';
import type { RecordsFile } from '../records/records-file.ts';

/** Where a patient's request for their own record stands, in their words. */
export type OwnRecordStatus = 'with-the-practice' | 'being-made' | 'ready' | 'closed';

export interface OwnRecordRequest {
  requestId: RequestId;
  receivedAt: Instant;
  status: OwnRecordStatus;
  /** What can be opened. */
  formats: ('pdf' | 'json')[];
  /** By when it is answered at the latest, while it is not. */
  due?: string;
}

const ready: ReadonlySet<RequestStatus> = new Set<RequestStatus>(['ready', 'released', 'opened']);

const statusOf = ({ request: { status, extract } }: RecordsFile): OwnRecordStatus => {
  if (endedStates.includes(status)) return 'closed';

  if (extract !== undefined && ready.has(status)) return 'ready';

  return status === 'building' ? 'being-made' : 'with-the-practice';
};

const formatsOf = ({ request: { extract } }: RecordsFile): OwnRecordRequest['formats'] =>
  extract === undefined
    ? []
    : [
        ...(extract.objectKey.endsWith('.json') ? [] : (['pdf'] as const)),
        ...(extract.json === undefined ? [] : (['json'] as const)),
      ];

/** A request as its patient sees it: nothing in it depends on whether there are psychotherapy notes. */
export const shownOwnRecordRequest = (file: RecordsFile): OwnRecordRequest => {
  const status = statusOf(file);
  const [due] = status === 'with-the-practice' || status === 'being-made' ? dueDates(file) : [];
  const { requestId, receivedAt } = file.request;
  return {
    requestId,
    receivedAt,
    status,
    formats: status === 'ready' ? formatsOf(file) : [],
    ...(due === undefined ? {} : { due: due.by }),
  };
};
