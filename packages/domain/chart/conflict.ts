import { type PatientId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { subjectOf } from './named-entry.ts';
import type { ChartStore, EntryChange, EntryName } from './ports.ts';

export interface DraftStores {
  charts: ChartStore;
  traces: TraceStore;
}

/** Refuses `stale` with the entry as it stands, so that nothing is lost of what either side has written. The read is on record. */
export const refuseStale = async (
  { charts, traces }: DraftStores,
  context: PracticeContext,
  name: EntryName,
): Promise<never> => {
  const [entry] = await Promise.all([
    charts.entry(context, name),
    traces.record(context, auditEvent(context, 'chart.read', { ...subjectOf(name), part: 'conflict' })),
  ]);
  throw new Refusal('stale', [], entry === undefined ? {} : { current: name.kind.answer.parse(entry) });
};

/** Whether a legal hold stands on a patient's records: then nothing of them is replaced without its version kept, and nothing ends. */
export const isHeld = async (
  { charts }: DraftStores,
  context: PracticeContext,
  patientId: PatientId,
): Promise<boolean> => ((await charts.patient(context, patientId))?.legalHolds.length ?? 0) > 0;

/** Changes a draft. Where another change came first, refuses with what stands now. */
export const changeDraft = async (
  stores: DraftStores,
  context: PracticeContext,
  change: EntryChange,
  trace: Parameters<ChartStore['changeEntry']>[2],
): Promise<void> => {
  try {
    await stores.charts.changeEntry(context, change, trace);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stale') await refuseStale(stores, context, change.name);

    throw error;
  }
};
