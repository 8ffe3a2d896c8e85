import { type Member, MemberId, type Role } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { PracticeStore } from './ports.ts';

interface Input {
  name: string;
  /** As they are signed with after the name. */
  credentials?: string | undefined;
  email: string;
  roles: Role[];
}

/**
 * Takes a person into the practice. Only the row is written: the account follows it, and the answer is the same whether the
 * address has one already or not. Refuses `member-exists` for the address of another member.
 */
export const inviteMember =
  ({ practices }: { practices: PracticeStore }) =>
  async (context: PracticeContext, { name, credentials, email, roles }: Input): Promise<Member> => {
    const { practiceId, now } = context;
    const memberId = MemberId.parse(context.newId('member'));
    const member: Member = {
      memberId,
      practiceId,
      name,
      ...(credentials === undefined ? {} : { credentials }),
      email,
      roles,
      state: 'invited',
      invitedAt: now,
      epoch: 0,
      revision: 1,
    };
    await practices.addMember(context, member, {
      event: auditEvent(context, 'member.invited', { memberId, roles }),
      answer: member,
    });
    return member;
  };
