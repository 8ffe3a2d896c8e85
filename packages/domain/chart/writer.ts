import { Refusal, type MemberId, type Role } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';

/** The member who acts, where one of their roles may record this kind. */
export const writerOf = (context: PracticeContext, { writers }: { writers: readonly Role[] }): MemberId => {
  const id = memberOf(context);
  if (context.actor.kind !== 'member' || !context.actor.roles.some((role) => writers.includes(role)))
    throw new Refusal('forbidden');

  return id;
};
