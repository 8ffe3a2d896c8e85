import { Refusal, type RecordedManifest, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { fileOf } from './adjudicate-request.ts';
import type { DisclosureStore } from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  traces: TraceStore;
}

/** The manifest, by which the extract of a request can be built again years later and compared by its digest. Refuses `request-state` where none was built of notes. */
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
