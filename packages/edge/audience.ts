import type { Operation } from '@sequester/contract';
import { type Actor, Refusal } from '@sequester/model';

export const isAdmitted = ({ audience }: Operation, actor: Actor): boolean =>
  actor.kind === 'member'
    ? audience.includes('member') || actor.roles.some((role) => audience.includes(role))
    : (actor.kind === 'patient' || actor.kind === 'operator') && audience.includes(actor.kind);

/** Refuses a caller whom the operation is not for. */
export const admit = (operation: Operation, actor: Actor): void => {
  if (!isAdmitted(operation, actor)) throw new Refusal('forbidden');
};
