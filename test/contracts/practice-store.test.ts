import type { PracticeContext } from '@sequester/domain';
import { AccountId, type Member, Patient, PatientAccount, type PatientId, Supervision } from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { attempted, contextOf, freshId, freshPatientId, memberId, otherMemberId, traceOf } from './acting.ts';
import { foundedPractice, memberOf } from './practices.ts';
import { eventsOf, worlds } from './worlds.ts';

const accountOf = (
  { practiceId }: PracticeContext,
  patientId: PatientId,
  email = 'paula@example.org',
): PatientAccount =>
  PatientAccount.parse({
    accountId: AccountId.parse(freshId('account')),
    practiceId,
    patientId,
    email,
    state: 'invited',
    invitedAt: now,
    invitedBy: { memberId, name: 'Invented' },
    revision: 1,
  });

describe.each(worlds)('a practice store %s', (_, open) => {
  const world = open();

  const founded = () => foundedPractice(world);
  const withPatient = async (context: PracticeContext): Promise<PatientId> => {
    const patient = Patient.parse({
      ...demographics,
      email: 'paula@example.org',
      patientId: freshPatientId(),
      practiceId: context.practiceId,
      admittedAt: now,
      admittedBy: memberId,
      revision: 1,
    });
    await world.patients.admit(context, patient, traceOf(context));
    return patient.patientId;
  };
  test('reads a practice and its members as they were written, in the order of their ids', async () => {
    const { context, practice, owner } = await founded();
    const added = [memberOf(context), memberOf(context)];
    for (const one of added) await world.practices.addMember(context, one, traceOf(context));
    expect(await world.practices.practice(context)).toEqual(practice);
    expect(await world.practices.member(context, owner.memberId)).toEqual(owner);
    expect(await world.practices.members(context)).toEqual(
      [owner, ...added].toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1)),
    );
  });

  test('keeps supervisions with both members, at the revision before, and finds none of another practice', async () => {
    const { context, owner } = await founded();
    const { practiceId } = context;
    const [supervisorId, superviseeId] = [owner.memberId, otherMemberId];
    const nothing = { practiceId, memberId: supervisorId, supervisions: [], revision: 0 };
    expect(await world.practices.supervisionsOf(context, supervisorId)).toEqual(nothing);
    const supervision = Supervision.parse({
      supervisionId: freshId('supervision'),
      supervisorId,
      superviseeId,
      from: '2026-03-01',
      beginsAt: now,
      recordedBy: supervisorId,
      recordedAt: now,
    });
    const rows = [supervisorId, superviseeId].map((id) => ({
      practiceId,
      memberId: id,
      supervisions: [supervision],
      revision: 1,
    }));
    await world.practices.changeSupervisions(context, rows, traceOf(context));
    const late = traceOf(context);
    await expect(world.practices.changeSupervisions(context, rows, late)).rejects.toMatchObject({ code: 'stale' });
    expect(await eventsOf(world, context)).not.toContain(late.event.id);
    expect(await world.practices.supervisions(context)).toEqual(
      rows.toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1)),
    );
    for (const id of [supervisorId, superviseeId])
      expect(await world.colleagues.supervisions(context, id)).toEqual([supervision]);

    const ended = rows.map((row) => ({ ...row, supervisions: [], revision: 2 }));
    await world.practices.changeSupervisions(context, ended, traceOf(context));
    expect(await world.colleagues.supervisions(context, superviseeId)).toEqual([]);
    const elsewhere = contextOf();
    expect(await world.practices.supervisions(elsewhere)).toEqual([]);
    expect(await world.colleagues.supervisions(elsewhere, supervisorId)).toEqual([]);
    expect(await world.practices.members(context)).toEqual([owner]);
  });

  test('keeps what a practice says of its charts, at the revision before, and what holds where it says nothing', async () => {
    const { context } = await founded();
    const { practiceId } = context;
    const unsaid = { practiceId, lateAfterDays: 3, revision: 0 };
    expect(await world.practices.chartRules(context)).toEqual(unsaid);
    const rules = { practiceId, lateAfterDays: 7, setBy: memberId, setAt: now, revision: 1 };
    await world.practices.changeChartRules(context, rules, traceOf(context));
    const late = traceOf(context);
    await expect(world.practices.changeChartRules(context, rules, late)).rejects.toMatchObject({ code: 'stale' });
    expect(await eventsOf(world, context)).not.toContain(late.event.id);
    const next = { ...rules, lateAfterDays: 2, revision: 2 };
    await world.practices.changeChartRules(context, next, traceOf(context));
    expect(await world.practices.chartRules(context)).toEqual(next);
    expect(await world.colleagues.rules(context)).toEqual(next);
    const elsewhere = contextOf();
    expect(await world.colleagues.rules(elsewhere)).toEqual({ ...unsaid, practiceId: elsewhere.practiceId });
  });

  test('says of a member whether they have left, and of a stranger that they have not', async () => {
    const { context, owner } = await founded();
    const added = memberOf(context);
    await world.practices.addMember(context, added, traceOf(context));
    const after = { ...added, state: 'disabled' as const, revision: 2 };
    await world.practices.changeMember(context, { before: added, after }, traceOf(context));
    const left = [owner.memberId, added.memberId, otherMemberId].map((id) => world.colleagues.hasLeft(context, id));
    expect(await Promise.all(left)).toEqual([false, true, false]);
    expect(await world.colleagues.hasLeft(contextOf(), added.memberId)).toBe(false);
  });

  test('finds nothing of another practice', async () => {
    const { context, owner } = await founded();
    const patientId = await withPatient(context);
    const account = accountOf(context, patientId);
    await world.practices.addPatientAccount(context, account, traceOf(context));
    const elsewhere = contextOf();
    expect(await world.practices.practice(elsewhere)).toBeUndefined();
    expect(await world.practices.members(elsewhere)).toEqual([]);
    expect(await world.practices.activeMembers(elsewhere)).toBe(0);
    expect(await world.practices.member(elsewhere, owner.memberId)).toBeUndefined();
    expect(await world.practices.patientOnChart(elsewhere, patientId)).toBeUndefined();
    expect(await world.practices.patientAccount(elsewhere, account.accountId)).toBeUndefined();
    await expect(
      world.practices.addPatientAccount(elsewhere, accountOf(elsewhere, patientId), traceOf(elsewhere)),
    ).rejects.toMatchObject({ code: 'address-not-on-chart' });
  });

  test('changes a practice, a member and the list of owners as they were read, and refuses what is stale without a trace', async () => {
    const { context, practice, owner } = await founded();
    const { practices } = world;
    const renamed = { ...practice, name: 'Renamed', revision: 2 };
    await practices.changePractice(context, { before: practice, after: renamed }, traceOf(context));
    const active: Member = { ...owner, state: 'active', revision: 2 };
    const owners = { before: renamed, after: { ...renamed, ownerIds: [owner.memberId], revision: 3 } };
    await practices.changeMember(context, { before: owner, after: active, owners }, traceOf(context));
    expect(await practices.practice(context)).toEqual(owners.after);
    expect(await practices.member(context, owner.memberId)).toEqual(active);

    const stale = traceOf(context);
    const next: Member = { ...active, name: 'Other', revision: 3 };
    for (const late of [
      () => practices.changePractice(context, { before: practice, after: renamed }, stale),
      () => practices.changeMember(context, { before: owner, after: active }, stale),
      () => practices.changeMember(context, { before: active, after: next, owners }, stale),
    ])
      await expect(late()).rejects.toMatchObject({ code: 'stale' });

    expect(await practices.member(context, owner.memberId)).toEqual(active);
    expect(await eventsOf(world, context)).not.toContain(stale.event.id);
  });

  test('counts who is active', async () => {
    const { context } = await founded();
    const [one, other] = [memberOf(context), memberOf(context)];
    for (const member of [one, other]) {
      await world.practices.addMember(context, member, traceOf(context));
      const after: Member = { ...member, state: 'active', revision: 2 };
      await world.practices.changeMember(context, { before: member, after }, traceOf(context));
    }
    expect(await world.practices.activeMembers(context)).toBe(2);
    const before: Member = { ...one, state: 'active', revision: 2 };
    const after: Member = { ...one, state: 'disabled', revision: 3 };
    await world.practices.changeMember(context, { before, after }, traceOf(context));
    expect(await world.practices.activeMembers(context)).toBe(1);
  });

  test('lets one member have an address, until they leave', async () => {
    const { context } = await founded();
    const { practices } = world;
    const first = memberOf(context);
    await practices.addMember(context, first, traceOf(context));
    const second = memberOf(context, { email: first.email });
    await expect(practices.addMember(context, second, traceOf(context))).rejects.toMatchObject({
      code: 'member-exists',
    });
    const left: Member = { ...first, state: 'disabled', revision: 2 };
    await practices.changeMember(context, { before: first, after: left }, traceOf(context));
    await practices.addMember(context, second, traceOf(context));
    expect(await practices.member(context, second.memberId)).toEqual(second);
    const elsewhere = await founded();
    await practices.addMember(
      elsewhere.context,
      memberOf(elsewhere.context, { email: first.email }),
      traceOf(elsewhere.context),
    );
  });

  test('opens an account at the address on the chart alone, and changes it as it was read', async () => {
    const { context } = await founded();
    const { practices } = world;
    const patientId = await withPatient(context);
    expect(await practices.patientOnChart(context, patientId)).toEqual({
      email: 'paula@example.org',
      birthDate: demographics.birthDate,
      earlierEmails: [],
      contacts: [],
      revision: 1,
    });
    await expect(
      practices.addPatientAccount(context, accountOf(context, patientId, 'other@example.org'), traceOf(context)),
    ).rejects.toMatchObject({ code: 'address-not-on-chart' });
    const before = accountOf(context, patientId);
    await practices.addPatientAccount(context, before, traceOf(context));
    const after: PatientAccount = { ...before, state: 'bound', revision: 2 };
    await practices.changePatientAccount(context, { before, after }, traceOf(context));
    await expect(practices.changePatientAccount(context, { before, after }, traceOf(context))).rejects.toMatchObject({
      code: 'stale',
    });
    expect(await practices.patientAccount(context, before.accountId)).toEqual(after);
  });

  test('writes trace, change and answer of an attempt together, once', async () => {
    const { context: plain } = await founded();
    const context = attempted(plain);
    const trace = traceOf(context, 'member.invited', { invited: true });
    await world.practices.addMember(context, memberOf(context), trace);
    expect(await eventsOf(world, context)).toContain(trace.event.id);
    expect(await world.attempts.find(context)).toMatchObject({ answer: { invited: true } });
    const again = memberOf(context);
    await expect(world.practices.addMember(context, again, traceOf(context))).rejects.toMatchObject({
      name: 'AlreadyAttempted',
    });
    expect(await world.practices.member(context, again.memberId)).toBeUndefined();
  });
});
