import { auditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { MemberId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { AccountStore, KeyStore, PracticeStore } from './ports.ts';
import type { Member } from './practice.ts';

interface Stores {
  practices: PracticeStore;
  accounts: AccountStore;
  keys: KeyStore;
}

/**
 * Gives a therapist their own key. A retry after a crash finds the key by its alias. Refuses `not-a-provider` for a member
 * without that role and `already-enrolled` for one who has a key.
 */
export const enrollProvider =
  ({ practices, accounts, keys }: Stores) =>
  async (context: Context, { memberId }: { memberId: MemberId }): Promise<Member> => {
    const before = await practices.member(context, memberId);
    if (before === undefined) {
      throw new Refusal('not-found');
    }
    if (before.state === 'disabled') {
      throw new Refusal('member-disabled');
    }
    if (!before.roles.includes('provider')) {
      throw new Refusal('not-a-provider');
    }
    if (before.keyArn !== undefined) {
      throw new Refusal('already-enrolled');
    }
    const keyArn = await keys.providerKey(context, memberId);
    await accounts.enrol(before.email, memberId);
    const after: Member = { ...before, keyArn, enrolledAt: context.now, revision: before.revision + 1 };
    const event = auditEvent(context, 'provider.enrolled', { memberId, keyArn });
    await practices.changeMember(context, { before, after }, { event, answer: after });
    return after;
  };
