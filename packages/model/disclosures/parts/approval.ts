import { Approval } from '../decision.ts';
import type { Part } from './part.ts';

/** What names an approval among those of a request: who gave it, when. */
export const approvalName = '{at}#{as}#{memberId}';

/** New approvals, and approvals whose grants have been retired. Grants have rows of their own. */
export const approval = {
  form: 'replaced',
  partition: 'request',
  row: `APPROVAL#${approvalName}`,
  schema: Approval,
  change: 'approvals',
  list: 'approvals',
  long: true,
} as const satisfies Part;
