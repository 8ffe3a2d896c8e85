import { practice, type Partition } from './partition.ts';

export const idempotency = {
  attempts: {
    table: 'idempotency',
    key: 'PRACTICE#{practiceId}#ACTOR#{actorId}#',
    leaders: { practice },
    rows: { attempt: '{operationId}#{keySha256}' },
  },
  /** The calls of one source or for one link in one window, by a digest under a key of the day. */
  doorCounts: {
    table: 'idempotency',
    key: 'RATE#{digest}#{epoch:1}',
    leaders: { unbound: {} },
    rows: { doorCount: 'RATE' },
  },
} as const satisfies Record<string, Partition>;
