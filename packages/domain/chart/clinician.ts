import type { Context } from '../context.ts';
import type { MemberId } from '../ids.ts';
import { Refusal } from '../refusal.ts';

/** The member who acts. Nobody else writes in a chart. */
export const memberOf = ({ actor }: Context): MemberId => {
  if (actor.kind !== 'member') {
    throw new Refusal('forbidden');
  }
  return actor.id;
};

/** The therapist who acts. */
export const clinicianOf = (context: Context): MemberId => {
  const id = memberOf(context);
  if (context.actor.kind !== 'member' || !context.actor.roles.includes('provider')) {
    throw new Refusal('forbidden');
  }
  return id;
};
