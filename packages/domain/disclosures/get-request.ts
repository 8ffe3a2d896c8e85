import type { RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { fileOf } from './adjudicate-request.ts';
import type { DisclosureStore } from './ports.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';

interface Stores {
  disclosures: DisclosureStore;
  traces: TraceStore;
}

/** One request with its documents, its last decision in words, its approvals and links. */
export const getRequest =
  ({ disclosures, traces }: Stores) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<ShownRequest> => {
    const file = await fileOf(disclosures, context, requestId);
    await traces.record(context, auditEvent(context, 'request.read', { requestId, patientId: file.request.patientId }));
    return shownRequest(file, context);
  };
