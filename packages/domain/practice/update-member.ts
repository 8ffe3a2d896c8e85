import { auditEvent } from '../audit.ts';
import type { Context, Role } from '../context.ts';
import type { MemberId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import { ownersAfter } from './owners.ts';
import type { AccountStore, PracticeStore } from './ports.ts';
import type { Member, MemberState } from './practice.ts';

interface Stores {
  practices: PracticeStore;
  accounts: AccountStore;
}

interface Input {
  memberId: MemberId;
  name: string;
  /** What is signed with after the name: as it was where it is not said, null for none. */
  credentials?: string | null | undefined;
  roles: Role[];
  state: MemberState;
  /** The revision that the caller has read. */
  revision: number;
}

const withCredentials = ({ credentials: had, ...member }: Member, said: string | null | undefined): Member => {
  const credentials = said === undefined ? had : said;
  return { ...member, ...(credentials === undefined || credentials === null ? {} : { credentials }) };
};

/**
 * Changes a member's name, roles or state. The row changes first and the account follows, so that of two at once the loser
 * never reaches the account; the same update again, after a crash between the two, sets the account right.
 * Refuses `last-owner`, and `member-disabled` for one who has left.
 */
export const updateMember =
  ({ practices, accounts }: Stores) =>
  async (context: Context, { memberId, revision, credentials, ...change }: Input): Promise<Member> => {
    const before = await practices.member(context, memberId);
    if (before === undefined) {
      throw new Refusal('not-found');
    }
    if (before.revision !== revision) {
      throw new Refusal('stale');
    }
    if (before.state === 'disabled' && change.state === 'active') {
      throw new Refusal('member-disabled');
    }
    const after: Member = { ...withCredentials(before, credentials), ...change, revision: revision + 1 };
    const owners = await ownersAfter(practices, context, { before, after });
    const event = auditEvent(context, 'member.updated', { memberId, roles: after.roles, state: after.state });
    await practices.changeMember(context, { before, after, owners }, { event });
    await accounts.changeRoles(after.email, after.state === 'active' ? after.roles : []);
    if (after.state === 'disabled') {
      await accounts.disable(after.email);
    }
    return after;
  };
