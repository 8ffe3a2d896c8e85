import { type MemberId, Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { OriginatorKeyStore } from './ports.ts';

/** The therapist who acts, as originator: no one else has any part in psychotherapy notes (45 CFR 164.508(a)(2)(i)(A)). */
export const originatorOf = ({ actor }: PracticeContext): MemberId => {
  if (actor.kind !== 'member' || !actor.roles.includes('provider')) throw new Refusal('forbidden');

  if (actor.providerId === undefined) throw new Refusal('not-enrolled');

  if (actor.providerId !== actor.id) throw new Refusal('forbidden');

  return actor.providerId;
};

/** The ARN of the originator's key. Refuses `not-enrolled` where there is none. */
export const originatorKey = async (keys: OriginatorKeyStore, context: PracticeContext): Promise<string> => {
  const keyArn = await keys.keyOf(context, originatorOf(context));
  if (keyArn === undefined) throw new Refusal('not-enrolled');

  return keyArn;
};
