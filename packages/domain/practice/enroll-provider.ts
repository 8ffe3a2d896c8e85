import { type Member, type MemberId, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { onFresh } from '../disclosures/fresh.ts';
import type { KeyStore, PracticeStore } from './ports.ts';

interface Stores {
  practices: PracticeStore;
  keys: KeyStore;
}

const enrollable = async (practices: PracticeStore, context: PracticeContext, memberId: MemberId): Promise<Member> => {
  const member = await practices.member(context, memberId);
  if (member === undefined) throw new Refusal('not-found');

  if (member.state === 'disabled') throw new Refusal('member-disabled');

  if (!member.roles.includes('provider')) throw new Refusal('not-a-provider');

  if (member.keyArn !== undefined) throw new Refusal('already-enrolled');

  return member;
};

/**
 * Gives a therapist their own key, also one who joins at this very instant. A retry after a crash finds the key by its alias.
 * Refuses `not-a-provider` for a member without that role and `already-enrolled` for one who has a key.
 */
export const enrollProvider =
  ({ practices, keys }: Stores) =>
  (context: PracticeContext, { memberId }: { memberId: MemberId }): Promise<Member> =>
    onFresh(async () => {
      const before = await enrollable(practices, context, memberId);
      const keyArn = await keys.providerKey(context, memberId);
      const after: Member = { ...before, keyArn, enrolledAt: context.now, revision: before.revision + 1 };
      const event = auditEvent(context, 'provider.enrolled', { memberId, keyArn });
      await practices.changeMember(context, { before, after }, { event, answer: after });
      return after;
    });
