import type { PracticeContext } from '@sequester/domain';
import { Member, MemberId, Practice } from '@sequester/model';
import { now } from '@sequester/testing/clock';

import { contextOf, freshId, traceOf } from './acting.ts';
import type { World } from './world.ts';

export const memberOf = ({ practiceId }: PracticeContext, change: Partial<Member> = {}): Member => {
  const id = MemberId.parse(freshId('member'));
  return Member.parse({
    memberId: id,
    practiceId,
    name: 'Invented',
    email: `${id}@example.org`,
    roles: ['staff'],
    state: 'invited',
    invitedAt: now,
    revision: 1,
    ...change,
  });
};

const practiceOf = ({ practiceId }: PracticeContext, change: Partial<Practice> = {}): Practice =>
  Practice.parse({
    practiceId,
    name: 'Invented Practice',
    state: 'NY',
    part2Program: false,
    keyArn: 'arn:invented',
    ownerIds: [],
    createdAt: now,
    revision: 1,
    ...change,
  });

/** A practice with its owner, who was invited. */
export const foundedPractice = async (world: World) => {
  const context = contextOf();
  const [practice, owner] = [practiceOf(context), memberOf(context, { roles: ['owner'] })];
  await world.practices.create(
    { ...context, actor: { kind: 'operator', id: 'operator' } },
    { practice, owner },
    traceOf(context),
  );
  return { context, practice, owner };
};
