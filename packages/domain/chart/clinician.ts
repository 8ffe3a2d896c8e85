import type { Context } from '../context.ts';
import type { MemberId } from '../ids.ts';
import { memberOf } from '../member-of.ts';
import { Refusal } from '../refusal.ts';

/** The therapist who acts. */
export const clinicianOf = (context: Context): MemberId => {
  const id = memberOf(context);
  if (context.actor.kind !== 'member' || !context.actor.roles.includes('provider')) throw new Refusal('forbidden');

  return id;
};
