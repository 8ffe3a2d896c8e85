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

/** Finds an entry of a patient by its id, whose prefix says of which kind it is. */
export const ownEntryNamed = (patientId: PatientId, id: string): { kind: EntryKind; name: EntryName } | undefined => {
  const kind = entryKinds.find((one) => one.id.safeParse(id).success);
  return kind === undefined ? undefined : { kind, name: { kind, patientId, id } };
};
