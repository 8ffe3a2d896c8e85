import { plusSeconds, Refusal, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { hasRole } from '../disclosures/safety-grounds.ts';
import type { TraceStore } from '../traces.ts';
import { recordsFileOf } from './judged-records.ts';
import { extractSeconds, nameOfFile, type OpenedExtract, type RecordDoor, wantedObject } from './open-own-record.ts';

interface Stores {
  disclosures: DisclosureStore;
  traces: TraceStore;
  recordDoor: RecordDoor;
}

/** A short-lived URL of the extract of the ordinary record that was built, for those who choose and approve. That it was opened is on record before the URL leaves. */
export const openExtract =
  ({ recordDoor, ...stores }: Stores) =>
  async (
    context: PracticeContext,
    { requestId, format }: { requestId: RequestId; format: 'pdf' | 'json' },
  ): Promise<OpenedExtract> => {
    if (!hasRole(context, 'privacy-officer', 'provider')) throw new Refusal('forbidden');

    const { file } = await recordsFileOf(stores, context, requestId);
    const found = wantedObject(file, format);
    const { patientId, status } = file.request;
    if (found === undefined) throw new Refusal('request-state', [{ path: 'status', code: status }]);

    const { sha256 } = found;
    await stores.traces.record(context, auditEvent(context, 'extract.opened', { requestId, patientId, sha256 }));
    const filename = nameOfFile(requestId, format);
    const url = await recordDoor.signed({ objectKey: found.objectKey, filename, seconds: extractSeconds });
    return { url, sha256, expiresAt: plusSeconds(context.now, extractSeconds) };
  };
