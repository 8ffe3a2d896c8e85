import type { EntryName, PracticeContext } from '@sequester/domain';
import type { Instant } from '@sequester/model';

import { entryRow, indexRows } from './chart-rows.ts';
import { patientExists } from './draft-rows.ts';
import { indexWrites } from './index-writes.ts';
import { keyOf } from './keys.ts';
import { absent, type Write } from './transact.ts';

export const dayOf = (now: Instant): string => now.slice(0, 10);

/** The writes that add an entry to a chart, with the rows by which it is found. They refuse `not-found` where the practice has no such patient, `patient-merged` where their chart goes on in another. */
export const addedEntry = (
  { practiceId, now }: PracticeContext,
  table: string,
  { name, entry }: { name: EntryName; entry: object },
): Write[] => {
  const { patientId } = name;
  const notMerged: Write = {
    table,
    check: keyOf('patientMerge', { practiceId, patientId }),
    condition: absent,
    refusal: 'patient-merged',
  };
  const added: Write = { table, put: entryRow(practiceId, name, entry), condition: absent };
  const found = indexRows(practiceId, name, { entry, day: dayOf(now) });
  return [patientExists(table, { practiceId, patientId }), notMerged, added, ...indexWrites(table, [], found)];
};
