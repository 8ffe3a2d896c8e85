import type { Membership } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { onFresh } from '../disclosures/fresh.ts';
import { demandPerson } from './demand-person.ts';
import { ownContext, type OwnCall } from './own-context.ts';
import type { Issuer, PersonStore } from './ports.ts';

interface Stores {
  persons: PersonStore;
  issuer: Issuer;
}

const raiseAt = (
  persons: PersonStore,
  call: OwnCall,
  { membership, epoch }: { membership: Membership; epoch: number },
): Promise<void> =>
  onFresh(async () => {
    const before = await persons.belonging(membership, call.sub);
    if (before === undefined || before.account !== call.sub || before.epoch >= epoch) return;

    const context = ownContext(call, before);
    const event = auditEvent(
      context,
      'account.signed-out',
      'memberId' in before
        ? { memberId: before.memberId }
        : { patientId: before.patientId, accountId: before.accountId },
    );
    await persons.change(
      context,
      { sub: call.sub, before, after: { ...before, epoch, revision: before.revision + 1 } },
      { event },
    );
  });

/**
 * Ends every session of the person: the next call with a token from before is refused, under every membership. The rows come
 * first, then the issuer, the person's own count last: cut short, it can be done again with the same token.
 */
export const signOutEverywhere =
  ({ persons, issuer }: Stores) =>
  async (call: OwnCall): Promise<Record<string, never>> => {
    const person = await demandPerson(persons, call);
    const epoch = person.epoch + 1;
    for (const membership of await persons.memberships(call.sub)) await raiseAt(persons, call, { membership, epoch });

    await issuer.signOut(call.sub);
    await persons.raise(call.sub, epoch);
    return {};
  };
