import { type Instant, isInForce, type MemberId, type Supervision } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

const inForce = (all: readonly Supervision[], now: Instant): Supervision[] => all.filter((one) => isInForce(one, now));

/** Who supervises the member who acts, of all their supervisions. */
export const supervisors = (all: readonly Supervision[], { now, actor }: PracticeContext): MemberId[] =>
  inForce(all, now)
    .filter(({ superviseeId }) => superviseeId === actor.id)
    .map(({ supervisorId }) => supervisorId);

/** Whom the member who acts supervises. */
export const supervisees = (all: readonly Supervision[], { now, actor }: PracticeContext): MemberId[] =>
  inForce(all, now)
    .filter(({ supervisorId }) => supervisorId === actor.id)
    .map(({ superviseeId }) => superviseeId);
