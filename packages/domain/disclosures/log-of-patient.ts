import { Refusal, type DisclosureLogEntry, type PatientId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import type { DisclosureStore, RequestRecords } from './ports.ts';

interface Stores {
  disclosures: DisclosureStore;
  records: RequestRecords;
  traces: TraceStore;
}

export const logOf = async (
  { disclosures, records }: Stores,
  context: PracticeContext,
  patientId: PatientId,
): Promise<DisclosureLogEntry[]> => {
  const [patient, entries] = await Promise.all([
    records.patient(context, patientId),
    disclosures.log(context, patientId),
  ]);
  if (patient === undefined) throw new Refusal('not-found');

  return entries;
};
