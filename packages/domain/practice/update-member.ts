import { type Member, type MemberId, Refusal, type Role } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { officerFromAfter, saidOfOfficer } from './officer-from.ts';
import { ownersAfter } from './owners.ts';
import type { PracticeStore } from './ports.ts';

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

const credentialsAfter = (
  { credentials: had }: Member,
  said: string | null | undefined,
): Pick<Member, 'credentials'> => {
  const credentials = said === undefined ? had : said;
  return credentials === undefined || credentials === null ? {} : { credentials };
};

/** What changes by somebody's word: neither the credentials nor the wait of an officer stay by themselves. */
const withoutThose = ({
  credentials: _credentials,
  officerFrom: _officerFrom,
  ...member
}: Member): Omit<Member, 'credentials' | 'officerFrom'> => member;

/** The member as changed, and what is said of it to who changed it. */
export type UpdatedMember = Member & { remark?: string };

/**
 * Changes a member's name, roles or state. The row decides from this instant on; the account follows it where the person
 * has left. An owner who makes themself privacy officer is one after a day where the practice says so, unless another owner
 * confirms it. Refuses `last-owner`, and `member-disabled` for one who has left.
 */
export const updateMember =
  ({ practices }: { practices: PracticeStore }) =>
  async (
    context: PracticeContext,
    { memberId, revision, credentials, state, ...change }: Input,
  ): Promise<UpdatedMember> => {
    const before = await practices.member(context, memberId);
    if (before === undefined) throw new Refusal('not-found');

    if (before.revision !== revision) throw new Refusal('stale');

    if (before.state === 'disabled' && state === 'active') throw new Refusal('member-disabled');

    const officerFrom = await officerFromAfter(practices, context, { before, roles: change.roles });
    const after: Member = {
      ...withoutThose(before),
      ...change,
      ...credentialsAfter(before, credentials),
      ...(officerFrom === undefined ? {} : { officerFrom }),
      state: state === 'active' ? before.state : 'disabled',
      revision: revision + 1,
    };
    const owners = await ownersAfter(practices, context, { before, after });
    const event = auditEvent(context, 'member.updated', {
      memberId,
      roles: after.roles,
      state: after.state,
      ...(officerFrom === undefined ? {} : { officerFrom }),
    });
    await practices.changeMember(context, { before, after, owners }, { event });
    const remark = await saidOfOfficer(practices, context, after);
    return { ...after, ...(remark === undefined ? {} : { remark }) };
  };
