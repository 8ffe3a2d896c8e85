import type { GroundAsserted } from '@sequester/law';
import { Refusal, type Role } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

/** Grounds on which a statement leaves at once, without an approval: warnings of a threat and reports that a law demands. */
const safety: ReadonlySet<GroundAsserted> = new Set<GroundAsserted>([
  'serious_threat',
  'abuse_report',
  'required_by_law',
]);

/** Who may receive, complete, make and send what leaves without an approval. */
const safetyRoles: readonly Role[] = ['provider', 'privacy-officer'];

export const isSafetyGround = (ground: GroundAsserted): boolean => safety.has(ground);

export const hasRole = ({ actor }: PracticeContext, ...roles: readonly Role[]): boolean =>
  actor.kind === 'member' && actor.roles.some((role) => roles.includes(role));

const citation = '45 CFR 164.512(a), (c)(1), (j)(1)(i), (j)(4); 45 CFR 164.514(d)(2)';

/**
 * Refuses `forbidden` where a warning or a mandated report is handled by one who is neither a therapist nor a privacy
 * officer: nobody approves it, so that whoever types its facts and its address decides what leaves, and to whom.
 */
export const demandSafetyRole = (context: PracticeContext, ground: GroundAsserted, path: string): void => {
  if (isSafetyGround(ground) && !hasRole(context, ...safetyRoles)) {
    throw new Refusal('forbidden', [
      {
        path,
        code: 'reserved',
        text: 'A warning or a report that a law demands is for a therapist or the privacy officer. Tell one of them now; they act alone. You may draft the statement for a therapist to sign.',
        citation,
      },
    ]);
  }
};
