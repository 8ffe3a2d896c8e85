import type { AddedEntry, PracticeContext } from '@sequester/domain';
import type { Instant } from '@sequester/model';

import { entryRow, indexRows } from './chart-rows.ts';
import { chartGoesOn, patientExists } from './draft-rows.ts';
import { indexWrites } from './index-writes.ts';
import { absent, type Write } from './transact.ts';

export const dayOf = (now: Instant): string => now.slice(0, 10);

/**
 * The writes that add an entry to a chart, with the rows by which it is found. They refuse `not-found` where the practice has no
 * such patient and, of what was not begun before, `patient-merged` where their chart has ended.
 */
export const addedEntry = (
  { practiceId, now }: PracticeContext,
  table: string,
  { name, entry, begunBefore = false }: AddedEntry,
): Write[] => {
  const ids = { practiceId, patientId: name.patientId };
  const added: Write = { table, put: entryRow(practiceId, name, entry), condition: absent };
  const found = indexRows(practiceId, name, { entry, day: dayOf(now) });
  const there = begunBefore ? [patientExists(table, ids)] : chartGoesOn(table, ids);
  return [...there, added, ...indexWrites(table, [], found)];
};
