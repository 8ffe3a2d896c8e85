import type { PracticeContext, Joining } from '@sequester/domain';
import { type Member, MemberId, type Practice } from '@sequester/model';
import { invitedMember } from '@sequester/testing/accounts/example-accounts';
import { now } from '@sequester/testing/clock';
import { examplePractice } from '@sequester/testing/practice/example-practice';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, traceOf } from './acting.ts';
import { eventsOf, worlds } from './worlds.ts';

const memberOf = ({ practiceId }: PracticeContext): Member => ({
  ...invitedMember('a', `${freshId('member')}@example.org`),
  memberId: MemberId.parse(freshId('member')),
  practiceId,
});

const joiningOf = (before: Member, sub: string, more: Partial<Joining> = {}): Joining => ({
  person: undefined,
  membership: { practiceId: before.practiceId, memberId: before.memberId, since: now, state: 'current' },
  before,
  after: { ...before, state: 'active', account: sub, joinedAt: now, revision: before.revision + 1 },
  ...more,
});

describe.each(worlds)('a person store %s', (_, open) => {
  const world = open();
  const founded = async () => {
    const context = contextOf();
    const practice: Practice = { ...examplePractice, practiceId: context.practiceId };
    const members = [memberOf(context), memberOf(context)] as const;
    await world.founded(practice, members);
    return { context, practice, members, sub: freshId('member') };
  };

  test('makes person, membership and row of one joining, with the list of owners', async () => {
    const { context, practice, members, sub } = await founded();
    const [member] = members;
    const owners = { before: practice, after: { ...practice, ownerIds: [member.memberId], revision: 2 } };
    const joining = joiningOf(member, sub, { owners });
    await world.persons.join(context, joining, traceOf(context, 'member.joined'));
    expect(await world.persons.person(sub)).toEqual({ sub, epoch: 0, createdAt: now });
    expect(await world.persons.memberships(sub)).toEqual([joining.membership]);
    expect(await world.persons.belonging(member)).toEqual(joining.after);
    expect(await world.persons.practice(context.practiceId)).toEqual(owners.after);
    expect(await world.persons.belonging({ ...member, practiceId: contextOf().practiceId })).toBeUndefined();
    expect(await world.persons.memberships(freshId('member'))).toEqual([]);
  });

  test('refuses what is stale, and a second member of the same practice, without a trace', async () => {
    const { context, members, sub } = await founded();
    const [one, other] = members;
    const joining = joiningOf(one, sub);
    await world.persons.join(context, joining, traceOf(context));
    const person = await world.persons.person(sub);
    const refused = traceOf(context);
    const { persons } = world;
    await expect(persons.join(context, joining, refused)).rejects.toMatchObject({ code: 'stale' });
    await expect(persons.join(context, joiningOf(other, sub, { person }), refused)).rejects.toMatchObject({
      code: 'member-exists',
    });
    expect(await persons.belonging(other)).toEqual(other);
    await persons.keep(sub, { ...joining.membership, state: 'ended' });
    await persons.join(context, joiningOf(other, sub, { person }), traceOf(context));
    expect(await persons.belonging(other)).toMatchObject({ state: 'active', account: sub });
    expect(await eventsOf(world, context)).not.toContain(refused.event.id);
  });

  test('changes a row as it was read', async () => {
    const { context, members } = await founded();
    const [before] = members;
    const after: Member = { ...before, epoch: 1, revision: 2 };
    await world.persons.change(context, { before, after }, traceOf(context));
    await expect(world.persons.change(context, { before, after }, traceOf(context))).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await world.persons.belonging(before)).toEqual(after);
  });

  test('raises the count of sign-outs and never lowers it', async () => {
    const { context, members, sub } = await founded();
    await world.persons.join(context, joiningOf(members[0], sub), traceOf(context));
    await world.persons.raise(sub, 3);
    await world.persons.raise(sub, 2);
    expect((await world.persons.person(sub))?.epoch).toBe(3);
  });

  test('acts once for an attempt', async () => {
    const { context: plain, members } = await founded();
    const context = attempted(plain);
    const [before] = members;
    const after: Member = { ...before, epoch: 1, revision: 2 };
    await world.persons.change(context, { before, after }, traceOf(context));
    const again = { before: after, after: { ...after, epoch: 2, revision: 3 } };
    await expect(world.persons.change(context, again, traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
  });
});
