import type { Context } from './context.ts';
import type { MemberId } from './ids.ts';
import { Refusal } from './refusal.ts';

/** The member who acts; anybody else is refused. */
export const memberOf = ({ actor }: Context): MemberId => {
  if (actor.kind !== 'member') throw new Refusal('forbidden');

  return actor.id;
};
