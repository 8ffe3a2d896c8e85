import { type NamedMember, Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { PracticeStore } from './ports.ts';

/** The member who acts, with their name, as it will stand in evidence. */
export const namedSelf = async (practices: PracticeStore, context: PracticeContext): Promise<NamedMember> => {
  const memberId = memberOf(context);
  const member = await practices.member(context, memberId);
  if (member === undefined) throw new Refusal('forbidden');

  return { memberId, name: member.name };
};
