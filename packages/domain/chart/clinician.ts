import { type MemberId, Refusal } from '@sequester/model';

import type { Context } from '../context.ts';
import { memberOf } from '../member-of.ts';

/** The therapist who acts. */
export const clinicianOf = (context: Context): MemberId => {
  const id = memberOf(context);
  if (context.actor.kind !== 'member' || !context.actor.roles.includes('provider')) throw new Refusal('forbidden');

  return id;
};
