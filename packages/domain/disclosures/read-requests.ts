import {
  type DisclosureRequest,
  type RecordedDecision,
  type RecordedManifest,
  Refusal,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { fileOf } from './adjudicate-request.ts';
import type { DisclosureStore } from './ports.ts';
import { listedAsReduced, type ListedAsReduced } from './reduced-request.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';
import { mayLearn } from './who-may-know.ts';

interface Stores {
  disclosures: DisclosureStore;
  traces: TraceStore;
}

type Listed = (DisclosureRequest & { view: 'whole' }) | ListedAsReduced;

/** The practice's requests, the newest first: to a privacy officer with where each stands. The read is recorded before the answer leaves. */
export const listRequests =
  ({ disclosures, traces }: Stores) =>
  async (
    context: PracticeContext,
    page: { cursor?: string | undefined },
  ): Promise<{ requests: Listed[]; cursor?: string }> => {
    const { requests, ...more } = await disclosures.list(context, page);
    await traces.record(context, auditEvent(context, 'request.listed', { count: requests.length }));
    const whole = mayLearn('requests', context);
    return {
      requests: requests.map((request) => (whole ? { ...request, view: 'whole' as const } : listedAsReduced(request))),
      ...more,
    };
  };

/** One request with its documents, its last decision in words, its approvals and links. */
export const getRequest =
  ({ disclosures, traces }: Stores) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<ShownRequest> => {
    const file = await fileOf(disclosures, context, requestId);
    await traces.record(context, auditEvent(context, 'request.read', { requestId, patientId: file.request.patientId }));
    return shownRequest(file, context);
  };

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

/** What the extract of a request can be built from again, years later, and compared by digest. Refuses `request-state` where none was built of notes. */
export const getManifest =
  ({ disclosures, traces }: Stores) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<RecordedManifest> => {
    const { request } = await fileOf(disclosures, context, requestId);
    const recorded = await disclosures.manifest(context, requestId);
    if (recorded === undefined) throw new Refusal('request-state', [{ path: 'status', code: request.status }]);

    await traces.record(
      context,
      auditEvent(context, 'manifest.read', {
        requestId,
        patientId: request.patientId,
        sha256: recorded.manifest.sha256,
      }),
    );
    return recorded;
  };
