import { type Instant, type Member, plusSeconds, type Role } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { writtenMoment } from '../written-time.ts';
import { policyInForce } from './policy.ts';
import type { PracticeStore } from './ports.ts';

/** An owner who makes themself privacy officer is one after a day, in which another owner can see it. */
const waitSeconds = 86_400;

const isOfficer = (roles: readonly Role[]): boolean => roles.includes('privacy-officer');

const waitsHere = async (practices: PracticeStore, context: PracticeContext): Promise<boolean> => {
  const [practice, activeMembers] = await Promise.all([practices.practice(context), practices.activeMembers(context)]);
  return (
    practice !== undefined && policyInForce(practice, activeMembers).tightenings.includes('no-self-appointed-officer')
  );
};

/**
 * From when a member with these roles counts as privacy officer; undefined where at once, or never. Who appoints themself
 * waits where the practice says so; whom another owner appoints or confirms does not.
 */
export const officerFromAfter = async (
  practices: PracticeStore,
  context: PracticeContext,
  { before, roles }: { before: Member; roles: readonly Role[] },
): Promise<Instant | undefined> => {
  if (!isOfficer(roles) || context.actor.id !== before.memberId) return undefined;

  if (isOfficer(before.roles)) return before.officerFrom;

  return (await waitsHere(practices, context)) ? plusSeconds(context.now, waitSeconds) : undefined;
};

/** What is said to who appointed themself: from when they are one, by the practice's clock. */
export const saidOfOfficer = async (
  practices: PracticeStore,
  context: PracticeContext,
  { officerFrom }: Pick<Member, 'officerFrom'>,
): Promise<string | undefined> => {
  if (officerFrom === undefined || officerFrom <= context.now) return undefined;

  const practice = await practices.practice(context);
  return `You made yourself privacy officer. You are one from ${writtenMoment(officerFrom, practice?.timeZone)} on, or at once when another owner confirms it by saving your roles as they are.`;
};
