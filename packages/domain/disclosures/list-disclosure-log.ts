import type { DisclosureLogEntry, PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { logOf } from './log-of-patient.ts';
import type { DisclosureStore, RequestRecords } from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  records: RequestRecords;
  traces: TraceStore;
}

/** Every disclosure of one patient's records, the newest first: to a privacy officer alone, as that there is one tells what was decided. The read is recorded before the answer leaves. */
export const listDisclosureLog =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    { patientId }: { patientId: PatientId },
  ): Promise<{ disclosures: DisclosureLogEntry[] }> => {
    const entries = await logOf(stores, context, patientId);
    await stores.traces.record(
      context,
      auditEvent(context, 'disclosure-log.read', { patientId, count: entries.length }),
    );
    return { disclosures: entries.toReversed() };
  };
