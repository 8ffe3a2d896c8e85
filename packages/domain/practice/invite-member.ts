import { auditEvent } from '../audit.ts';
import type { Context, Role } from '../context.ts';
import { MemberId } from '../ids.ts';
import { ownersAfter } from './owners.ts';
import type { AccountStore, PracticeStore } from './ports.ts';
import type { Member } from './practice.ts';

interface Stores {
  practices: PracticeStore;
  accounts: AccountStore;
}

interface Input {
  name: string;
  /** As they are signed with after the name. */
  credentials?: string | undefined;
  email: string;
  roles: Role[];
}

/** Takes a person into the practice and has them invited to sign in. Refuses `account-exists` for an address in use. */
export const inviteMember =
  ({ practices, accounts }: Stores) =>
  async (context: Context, { name, credentials, email, roles }: Input): Promise<Member> => {
    const { practiceId, now } = context;
    const memberId = MemberId.parse(context.newId('member'));
    const member: Member = { memberId, practiceId, name, ...(credentials === undefined ? {} : { credentials }), email, roles, state: 'active', invitedAt: now, revision: 1 };
    const owners = await ownersAfter(practices, context, { after: member });
    await accounts.open(email, { kind: 'member', practiceId, memberId, roles });
    const event = auditEvent(context, 'member.invited', { memberId, roles });
    await practices.addMember(context, { member, owners }, { event, answer: member });
    return member;
  };
