import type { RecordedDecision, RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { fileOf } from './adjudicate-request.ts';
import type { DisclosureStore } from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  traces: TraceStore;
}

/** Every decision that was made on a request, with the facts and the policy that it was made on, to be replayed. */
export const listDecisions =
  ({ disclosures, traces }: Stores) =>
  async (
    context: PracticeContext,
    { requestId }: { requestId: RequestId },
  ): Promise<{ requestId: RequestId; decisions: RecordedDecision[] }> => {
    const { decisions, request } = await fileOf(disclosures, context, requestId);
    await traces.record(
      context,
      auditEvent(context, 'decision.listed', { requestId, patientId: request.patientId, count: decisions.length }),
    );
    return { requestId, decisions };
  };
