import type { DisclosureRequest, GrantBatch } from '@sequester/model';

import { keyOf } from '../keys.ts';
import type { Write } from '../transact.ts';
import { partWrites } from './change-writes.ts';

/** A batch of grants, while the request is in the state and the round in which it was read. */
export const addGrantsWrites = (
  table: string,
  { request, batch }: { request: DisclosureRequest; batch: GrantBatch },
): Write[] => [
  {
    table,
    check: keyOf('request', request),
    condition: {
      expression: '#status = :status AND #round = :round',
      names: { '#status': 'status', '#round': 'round' },
      values: { ':status': request.status, ':round': request.round },
    },
    refusal: 'stale',
  },
  ...partWrites(table, 'grants', { written: batch, of: request }),
];
