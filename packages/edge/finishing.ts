import { actingMember, type PracticeContext } from '@sequester/domain';
import { instantOf, type JobId, type MemberId, type PracticeId } from '@sequester/model';

import type { MembershipSource } from './membership-source.ts';
import { newIds } from './new-id.ts';
import { personSession } from './sessions.ts';

interface Finished {
  practiceId: PracticeId;
  memberId: MemberId;
  jobId: JobId;
}

/** The surroundings in which a function finishes what a member's call began. Ids follow from the job, so that a try finds what an earlier one left behind. */
export const finishing = ({ practiceId, memberId, jobId }: Finished, area: string) => {
  const about = { practiceId, now: instantOf(Date.now()) };
  const actor = { kind: 'member' as const, id: memberId, roles: [], providerId: memberId };
  const active = async ({ roleArn, rows }: MembershipSource): Promise<PracticeContext | undefined> => {
    const row = await rows((tags) => personSession(roleArn, tags)).belonging({ practiceId, memberId });
    if (row === undefined || !('memberId' in row) || row.account === undefined) return undefined;

    const acting = actingMember(row, { sub: row.account, epoch: row.epoch }, about.now);
    return acting === undefined
      ? undefined
      : { ...about, actor: acting.actor, standing: acting.standing, newId: newIds(jobId) };
  };
  /** The function itself, which may say that the job failed. */
  const system: PracticeContext = { ...about, actor: { kind: 'system', id: area }, newId: newIds(`${jobId}\nsystem`) };
  /** Names the session in which rows of the therapist are reached. */
  const asked: PracticeContext = { ...about, actor, newId: newIds(`${jobId}\nasked`) };
  return {
    system,
    asked,
    /** The member, as their row says at this instant; undefined where they are not active. */
    active,
    /** The therapist, as their row says at this instant; undefined where they are not active or have no key. */
    confirmed: async (memberships: MembershipSource): Promise<PracticeContext | undefined> => {
      const context = await active(memberships);
      return context?.actor.kind === 'member' && context.actor.providerId === memberId ? context : undefined;
    },
  };
};
