import type { EntryHeader, Patient, PatientId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import type { TraceStore } from '../traces.ts';
import { demandFound } from './found.ts';
import { openDrafts } from './open-drafts.ts';
import type { ChartStore, CurrentEntries } from './ports.ts';
import { readableKinds } from './readable-kinds.ts';

interface Stores {
  charts: ChartStore;
  traces: TraceStore;
  colleagues: ColleagueStore;
}

export interface Chart extends CurrentEntries {
  patient: Patient;
  entries: EntryHeader[];
  cursor?: string | undefined;
}

/** What somebody opens a chart for: the patient, what holds at present, and the newest entries. */
export const getChart =
  (stores: Stores) =>
  async (context: PracticeContext, { patientId }: { patientId: PatientId }): Promise<Chart> => {
    const { charts, traces } = stores;
    const kinds = readableKinds(context).map(({ name }) => name);
    const [patient, current, newest] = await Promise.all([
      charts.patient(context, patientId),
      charts.current(context, patientId),
      openDrafts(stores, context).then((draftsOf) => charts.entries(context, { patientId, kinds, draftsOf })),
      traces.record(context, auditEvent(context, 'chart.read', { patientId, part: 'chart' })),
    ]);
    return { patient: demandFound(patient), ...current, ...newest };
  };
