import { type EntryKind, entryKinds } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { AccessHoldStore } from '../chart/hold-ports.ts';
import type { ChartStore, EntryPage, EntryQuery } from '../chart/ports.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { heldFrom } from './held-back.ts';
import { isInRecord } from './own-entry.ts';
import { ownPatientId } from './own-patient.ts';

interface Stores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
  traces: TraceStore;
}

type Input = Pick<EntryQuery, 'from' | 'to' | 'cursor'> & { kind?: EntryKind['name'] | undefined };

/** The entries of the patient's own record, page by page, the newest first. No draft is among them, and nothing that is held back. */
export const listOwnEntries =
  ({ charts, accessHolds, traces }: Stores) =>
  async (context: PracticeContext, { kind, ...wanted }: Input): Promise<EntryPage> => {
    const patientId = ownPatientId(context);
    const kinds = kind === undefined ? entryKinds.map(({ name }) => name) : [kind];
    const [page, held] = await Promise.all([
      charts.entries(context, { ...wanted, patientId, kinds, draftsOf: [] }),
      heldFrom(accessHolds, context, patientId),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'own-entries' })),
    ]);
    return { ...page, entries: page.entries.filter((header) => isInRecord(header) && !held.has(header.entryId)) };
  };
