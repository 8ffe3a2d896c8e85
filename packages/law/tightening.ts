import * as z from 'zod';

import { tightenings } from './vocabulary/decisions.ts';

/** What a practice may add. Each only takes away, adds an approval or says who may give one; none can widen a decision. */
export const Tightening = z.enum(tightenings);
export type Tightening = z.infer<typeof Tightening>;
