import type { AwsSession } from '@sequester/aws';
import type { Member, PracticeId } from '@sequester/model';
import * as z from 'zod';

import { getItem } from './get-item.ts';
import { keyOf } from './keys.ts';
import type { Write } from './transact.ts';

const Count = z.object({ active: z.int().min(0) });

/** How many members of a practice are active at this instant. */
export const readActiveMembers = async (
  session: AwsSession,
  practices: string,
  practiceId: PracticeId,
): Promise<number> => {
  const item = await getItem(session, practices, keyOf('activeMembers', { practiceId }));
  return item === undefined ? 0 : Count.parse(item).active;
};

const counts = ({ state }: { state: string }): number => (state === 'active' ? 1 : 0);

/** What a change of a member does to the count, in the same transaction; nothing where it stays. */
export const countActive = (
  table: string,
  { before, after }: { before: { state: string }; after: Member },
): Write[] => {
  const active = counts(after) - counts(before);
  return active === 0 ? [] : [{ table, update: keyOf('activeMembers', after), add: { active } }];
};
