import { type MemberId, Refusal, type Supervision } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { isGone } from './gone.ts';
import { supervisees } from './supervision.ts';

/** An entry that is signed. A draft is not found by whom it is not open to; by others it is refused as `not-signed-yet`. */
export const demandSigned = <Entry extends { state: string; authorId: MemberId }>(
  entry: Entry | undefined,
  context: PracticeContext,
  supervisions: readonly Supervision[],
): Entry => {
  if (entry === undefined || isGone(entry)) throw new Refusal('not-found');

  if (entry.state !== 'draft') return entry;

  const isOpen = entry.authorId === context.actor.id || supervisees(supervisions, context).includes(entry.authorId);
  throw new Refusal(isOpen ? 'not-signed-yet' : 'not-found');
};
