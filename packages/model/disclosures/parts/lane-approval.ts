import { Approval } from '../decision.ts';
import type { Part } from './part.ts';

/** Approvals of the ordinary record, of a request that asks for psychotherapy notes too. */
export const laneApproval = {
  form: 'replaced',
  schema: Approval,
  change: 'laneApprovals',
  list: 'laneApprovals',
} as const satisfies Part;
