import * as z from 'zod';

import { PracticeId, RequestId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { Grant } from './decision.ts';

/** Grants that were made at one stroke for an approval, named by its key; `first` counts its selected notes from 0. */
export const GrantBatch = z.object({
  practiceId: PracticeId,
  requestId: RequestId,
  approval: z.string(),
  first: z.int().min(0),
  at: Instant,
  grants: z.array(Grant).min(1),
});
export type GrantBatch = z.infer<typeof GrantBatch>;
