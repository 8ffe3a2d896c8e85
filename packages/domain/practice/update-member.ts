import { auditEvent } from '../audit.ts';
import type { Context, Role } from '../context.ts';
import type { MemberId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { ownersAfter } from './owners.ts';
import type { PracticeStore } from './ports.ts';
import type { Member } from './practice.ts';

interface Input {
  memberId: MemberId;
  name: string;
  /** What is signed with after the name: as it was where it is not said, null for none. */
  credentials?: string | null | undefined;
  roles: Role[];
  /** `active` leaves the state as it is: nobody but the invited person makes an invitation a membership. */
  state: 'active' | 'disabled';
  /** The revision that the caller has read. */
  revision: number;
}

const withCredentials = ({ credentials: had, ...member }: Member, said: string | null | undefined): Member => {
  const credentials = said === undefined ? had : said;
  return { ...member, ...(credentials === undefined || credentials === null ? {} : { credentials }) };
};

/**
 * Changes a member's name, roles or state. The row decides from this instant on; the account follows it where the person
 * has left. Refuses `last-owner`, and `member-disabled` for one who has left.
 */
export const updateMember =
  ({ practices }: { practices: PracticeStore }) =>
  async (context: Context, { memberId, revision, credentials, state, ...change }: Input): Promise<Member> => {
    const before = await practices.member(context, memberId);
    if (before === undefined) {
      throw new Refusal('not-found');
    }
    if (before.revision !== revision) {
      throw new Refusal('stale');
    }
    if (before.state === 'disabled' && state === 'active') {
      throw new Refusal('member-disabled');
    }
    const after: Member = { ...withCredentials(before, credentials), ...change, state: state === 'active' ? before.state : 'disabled', revision: revision + 1 };
    const owners = await ownersAfter(practices, context, { before, after });
    const event = auditEvent(context, 'member.updated', { memberId, roles: after.roles, state: after.state });
    await practices.changeMember(context, { before, after, owners }, { event });
    return after;
  };
