import { type Author, type MemberId, type Role, type Member, Refusal, roleWords } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';

/** The rows of the practice's members, as they are now. */
export interface MemberRows {
  member(
    context: PracticeContext,
    memberId: MemberId,
  ): Promise<Pick<Member, 'name' | 'credentials' | 'roles' | 'state'> | undefined>;
}

/** Whoever has several roles acts in the first of these. */
const inOrder: readonly Role[] = ['provider', 'privacy-officer', 'staff', 'owner', 'custodian'];

/** The author of what the signed-in member does now. Refuses `forbidden` for anybody who is no member of the practice. */
export const authorOf = async ({ records }: { records: MemberRows }, context: PracticeContext): Promise<Author> => {
  const memberId = memberOf(context);
  const member = await records.member(context, memberId);
  const roles = context.actor.kind === 'member' ? context.actor.roles : [];
  const as = inOrder.find((role) => roles.includes(role));
  if (member === undefined || as === undefined) throw new Refusal('forbidden');

  const { name, credentials } = member;
  return { memberId, name, as, ...(credentials === undefined ? {} : { credentials }) };
};

/** A name as it is signed with: "Thea Therapist, LMFT". */
export const signedName = ({ name, credentials }: Pick<Author, 'name' | 'credentials'>): string =>
  credentials === undefined ? name : `${name}, ${credentials}`;

/** "Thea Therapist, LMFT, therapist". */
export const signedWithRole = (author: Author): string => `${signedName(author)}, ${roleWords[author.as]}`;
