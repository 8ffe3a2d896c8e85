import type { Instant, Member, Role } from '@sequester/model';

import { rolesAt } from '../accounts/acting.ts';

/** The privacy officers of a practice; where it has none, its owners. */
export const lookersOn = (members: readonly Member[], now: Instant): Member[] => {
  const active = (role: Role): Member[] =>
    members.filter((member) => member.state === 'active' && rolesAt(member, now).includes(role));
  const officers = active('privacy-officer');
  return officers.length > 0 ? officers : active('owner');
};
