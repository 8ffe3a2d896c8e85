import { type MemberId, Refusal } from '@sequester/model';

import type { PracticeContext } from './context.ts';

/** The member who acts; anybody else is refused. */
export const memberOf = ({ actor }: PracticeContext): MemberId => {
  if (actor.kind !== 'member') throw new Refusal('forbidden');

  return actor.id;
};
