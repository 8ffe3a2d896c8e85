import type { AccessHoldStore } from '@sequester/domain';
import { type AccessHold, Refusal } from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import type { LiteralLog } from '../literal-log.ts';

/** Holds on entries in memory, by practice, with the conditions of the real store. */
export const literalAccessHolds = (log: LiteralLog) => {
  const rows = new Map<string, AccessHold>();
  const accessHolds: AccessHoldStore = {
    holds: async (context, patientId) =>
      ofPractice(context, rows.values())
        .filter((hold) => hold.patientId === patientId)
        .toSorted((one, other) => (one.held.at < other.held.at ? 1 : -1)),
    hold: async (context, { patientId, accessHoldId }) => {
      const row = inPractice(context, rows.get(accessHoldId));
      return row?.patientId === patientId ? row : undefined;
    },
    add: async (context, hold, trace) => log.write(context, trace, () => void rows.set(hold.accessHoldId, hold)),
    change: async (context, after, trace) =>
      log.write(context, trace, () => {
        if (rows.get(after.accessHoldId)?.revision !== after.revision - 1) throw new Refusal('stale');

        rows.set(after.accessHoldId, after);
      }),
  };
  return { accessHolds };
};
