import {
  type Instant,
  Refusal,
  type RequestFile,
  type RequestStatus,
  type StatusPointer,
  type StatusSaid,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { endedStates } from '../disclosures/transitions.ts';
import type { TraceStore } from '../traces.ts';

export interface StatusView {
  state: StatusSaid;
  receivedAt: Instant;
}

const out: ReadonlySet<RequestStatus> = new Set<RequestStatus>(['ready', 'released', 'opened']);

/**
 * Where a request stands, as it may be said to whoever asked: nothing of what is released, refused or on record. An answer
 * that refuses is a letter's to tell, so that until one is sent a refused request is with the practice.
 */
const saidOf = ({ request }: Pick<RequestFile, 'request'>): StatusSaid => {
  const { status, answeredAt, revision } = request;
  if (out.has(status)) return 'ready';

  if (status === 'awaiting-artifact') return 'awaiting-paper';

  if (status === 'refused') return answeredAt === undefined ? 'with-practice' : 'closed';

  if (endedStates.includes(status)) return 'closed';

  return revision === 1 ? 'received' : 'with-practice';
};

/** The status page of a request, behind the link in its acknowledgment. Looking is recorded and changes nothing. */
export const viewRequestStatus =
  ({ disclosures, traces }: { disclosures: Pick<DisclosureStore, 'find'>; traces: TraceStore }) =>
  async (context: PracticeContext, { requestId }: StatusPointer): Promise<StatusView> => {
    const file = await disclosures.find(context, requestId);
    if (file === undefined) throw new Refusal('link-not-found');

    await traces.record(context, auditEvent(context, 'request.status-viewed', { requestId }));
    return { state: saidOf(file), receivedAt: file.request.receivedAt };
  };
