import type { Standing } from '@sequester/domain';
import { MemberId } from '@sequester/model';
import * as z from 'zod';

import type { Cast } from './cast.ts';

const Members = z.object({ members: z.array(z.object({ memberId: MemberId, state: z.string(), revision: z.int() })) });

/** The row of the therapist as it is now, for acts that are made by hand in their session. */
export const therapistsStanding = async ({
  owner,
  therapistId,
}: Pick<Cast, 'owner' | 'therapistId'>): Promise<Standing> => {
  const { members } = await owner.get('/members', Members);
  const found = members.find(({ memberId }) => memberId === therapistId);
  if (found === undefined) throw new Error('the therapist is no member');

  return found;
};
