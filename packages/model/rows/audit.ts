import { practice, type Partition } from './partition.ts';

export const audit = {
  events: {
    table: 'audit',
    key: 'PRACTICE#{practiceId}#EVENTS#',
    leaders: { practice },
    rows: { event: '{at}#{id}' },
  },
  chain: {
    table: 'audit',
    key: 'PRACTICE#{practiceId}#CHAIN#',
    leaders: { practice },
    rows: {
      chainLink: '{sequence:12}',
      chainHead: 'HEAD',
      chainedEvent: 'EVENT#{eventId}',
    },
  },
} as const satisfies Record<string, Partition>;
