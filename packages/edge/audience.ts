import type { Operation } from '@sequester/contract';
import { type Actor, Refusal } from '@sequester/model';

/** Refuses a caller whom the operation is not for. */
export const admit = (operation: Operation, actor: Actor): void => {
  const { audience } = operation;
  const admitted =
    actor.kind === 'member'
      ? audience.includes('member') || actor.roles.some((role) => audience.includes(role))
      : (actor.kind === 'patient' || actor.kind === 'operator') && audience.includes(actor.kind);
  if (!admitted) throw new Refusal('forbidden');
};
