import * as z from 'zod';

import { jurisdictions } from './vocabulary/jurisdictions.ts';

/** A state, the District, a territory, or `US-baseline`: the federal rules with no state row. */
export const Jurisdiction = z.enum(jurisdictions);
export type Jurisdiction = z.infer<typeof Jurisdiction>;
