import { type EntryKind, entryKinds, type EntryState, type PatientId } from '@sequester/model';

import type { EntryName } from '../chart/ports.ts';

/** States of what is in the record: recorded, or signed by its author at least. */
const inRecord: ReadonlySet<EntryState> = new Set<EntryState>([
  'recorded',
  'entered-in-error',
  'awaiting-cosignature',
  'signed',
]);

export const isInRecord = ({ state }: { state: EntryState }): boolean => inRecord.has(state);

/** The entry of a patient that an id names, by the kind that the id is of. */
export const ownEntryNamed = (patientId: PatientId, id: string): { kind: EntryKind; name: EntryName } | undefined => {
  const kind = entryKinds.find((one) => one.id.safeParse(id).success);
  return kind === undefined ? undefined : { kind, name: { kind, patientId, id } };
};
