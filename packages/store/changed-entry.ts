import type { EntryChange, PracticeContext } from '@sequester/domain';

import { dayOf } from './added-entry.ts';
import { addendumRow, entryRow, indexRows, versionRow } from './chart-rows.ts';
import type { Condition } from './dynamo.ts';
import { indexWrites } from './index-writes.ts';
import { keyOf } from './keys.ts';
import { absent, atRevisionBefore, type Write } from './transact.ts';

/** No legal hold stands on the records of a patient. */
const notHeld: Condition = {
  expression: 'attribute_not_exists(#holds) OR size(#holds) = :none',
  names: { '#holds': 'legalHolds' },
  values: { ':none': 0 },
};

/** The writes of a change, with what is kept of what was before, and what is added. */
export const changedEntry = (
  context: PracticeContext,
  table: string,
  { change, documented }: { change: EntryChange; documented: boolean },
): Write[] => {
  const { practiceId, now } = context;
  const { name, before, after, addendum, keepsBefore = false, unlessHeld = false } = change;
  const { expression, names, values } = atRevisionBefore(after.revision);
  const condition = {
    expression: `${expression} AND ${before.state === undefined ? 'attribute_not_exists(#state)' : '#state = :state'}`,
    names: { ...names, '#state': 'state' },
    values: { ...values, ...(before.state === undefined ? {} : { ':state': before.state }) },
  };
  const rowsOf = (entry: object) => indexRows(practiceId, name, { entry, day: dayOf(now), documented });
  const free: Write = {
    table,
    check: keyOf('demographics', { practiceId, patientId: name.patientId }),
    condition: notHeld,
    refusal: 'stale',
  };
  const kept: Write = { table, put: versionRow(practiceId, name, before), condition: absent };
  return [
    { table, put: entryRow(practiceId, name, after), condition, refusal: 'stale' },
    ...(unlessHeld ? [free] : []),
    ...(keepsBefore ? [kept] : []),
    ...(addendum === undefined ? [] : [{ table, put: addendumRow(practiceId, name, addendum), condition: absent }]),
    ...indexWrites(table, rowsOf(before), rowsOf(after)),
  ];
};
