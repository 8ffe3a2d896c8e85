import type { DoorCount, DoorCounts } from '@sequester/domain';

/** Counts of calls at the recipient's door in memory, each row under what is counted and its window. */
export const literalDoorCounts = (): DoorCounts & { rows: Map<string, DoorCount>; writes: () => number } => {
  const rows = new Map<string, DoorCount>();
  let writes = 0;
  return {
    rows,
    writes: () => writes,
    add: async (counted, window, what) => {
      writes += 1;
      const row = rows.get(`${counted} ${window}`) ?? { calls: 0, misses: 0 };
      const next = { ...row, [what]: row[what] + 1 };
      rows.set(`${counted} ${window}`, next);
      return next;
    },
  };
};
