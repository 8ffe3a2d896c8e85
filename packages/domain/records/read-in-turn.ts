import type { PatientId } from '@sequester/model';

import { atOnce } from '../at-once.ts';
import type { PracticeContext } from '../context.ts';
import { digestOf } from '../disclosures/digest.ts';
import type { ChartRecords, EntryNamed, ReadRecord } from './ports.ts';

/** Entries that are in memory at a time. */
export const entriesAtATime = 100;

/** The digest of an entry as it stands, with what was added to it. */
export const recordSha256 = ({ kind, entryId, entry, addenda }: ReadRecord): string =>
  digestOf({ kind, entryId, entry, addenda });

const portions = <Thing>(things: readonly Thing[], size: number): Thing[][] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, index) => things.slice(index * size, (index + 1) * size));

/** Reads entries a hundred at a time, and gives for each what `act` makes of it. */
export const readInTurn = async <Made>(
  { chartRecords }: { chartRecords: Pick<ChartRecords, 'read'> },
  context: PracticeContext,
  { patientId, named }: { patientId: PatientId; named: readonly EntryNamed[] },
  act: (record: ReadRecord) => Made,
): Promise<Made[]> => {
  const made = await atOnce(portions(named, entriesAtATime), 1, async (some) =>
    (await chartRecords.read(context, patientId, some)).map(act),
  );
  return made.flat();
};
