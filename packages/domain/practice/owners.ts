import { type Member, Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { PracticeChange, PracticeStore } from './ports.ts';

export const isActiveOwner = (member: Pick<Member, 'roles' | 'state'>): boolean =>
  member.state === 'active' && member.roles.includes('owner');

/**
 * How the list of owners changes when a member becomes `after`; undefined where it stays. Refuses `last-owner` where none
 * would be left. The list is one row, so that two owners who remove each other at once cannot both succeed.
 */
export const ownersAfter = async (
  practices: PracticeStore,
  context: PracticeContext,
  { before, after }: { before: Member; after: Member },
): Promise<PracticeChange | undefined> => {
  if (isActiveOwner(before) === isActiveOwner(after)) return undefined;

  const practice = await practices.practice(context);
  if (practice === undefined) throw new Refusal('not-found');

  const others = practice.ownerIds.filter((id) => id !== after.memberId);
  const ownerIds = isActiveOwner(after) ? [...others, after.memberId] : others;
  if (ownerIds.length === 0) throw new Refusal('last-owner');

  return { before: practice, after: { ...practice, ownerIds, revision: practice.revision + 1 } };
};
