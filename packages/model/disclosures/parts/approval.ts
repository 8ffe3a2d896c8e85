import { Approval } from '../decision.ts';
import type { Part } from './part.ts';

/** New approvals, and approvals whose grants have been retired. Grants have rows of their own. */
export const approval = {
  form: 'replaced',
  schema: Approval,
  change: 'approvals',
  list: 'approvals',
  long: true,
} as const satisfies Part;
