import {
  type Member,
  NewRestriction,
  PatientFacts,
  Restriction,
  RestrictionId,
  restrictionKind,
} from '@sequester/model';
import { demographics } from '@sequester/testing/chart/example-chart';
import { now } from '@sequester/testing/clock';
import { describe, expect, test } from 'vitest';

import { contextOf, freshId, freshPatientId, memberId, traceOf } from './acting.ts';
import { foundedPractice, memberOf } from './practices.ts';
import { withPatient } from './requests.ts';
import { worlds } from './worlds.ts';

const privacyContact = {
  name: 'Invented Contact',
  title: 'Privacy Officer',
  telephone: '+1 555 0100',
  email: 'contact@example.org',
};

describe.each(worlds)('what records say to a request %s', (_, open) => {
  const world = open();
  const { records, practices } = world;
  const joined = async (context: ReturnType<typeof contextOf>, change: Partial<Member> = {}): Promise<Member> => {
    const before = memberOf(context);
    await practices.addMember(context, before, traceOf(context));
    const after: Member = { ...before, state: 'active', ...change, revision: 2 };
    await practices.changeMember(context, { before, after }, traceOf(context));
    return after;
  };

  test('is who a patient of the practice is, no more than a request is judged by, and nothing of another practice', async () => {
    const { context, patientId } = await withPatient(world);
    expect(await records.patient(context, patientId)).toEqual(PatientFacts.parse({ ...demographics, living: true }));
    expect(await records.patient(context, freshPatientId())).toBeUndefined();
    expect(await records.patient(contextOf(), patientId)).toBeUndefined();
  });

  test('is what the practice agreed to hold back, and not what was asked alone', async () => {
    const { context, patientId } = await withPatient(world);
    const recorded = { practiceId: context.practiceId, patientId, recordedBy: memberId, recordedAt: now };
    const restricted = async (more: object) => {
      const id = RestrictionId.parse(freshId('restriction'));
      const asked = NewRestriction.parse({ askedOn: '2026-02-20', asked: 'Invented: not to my employer', ...more });
      const entry = Restriction.parse({ ...asked, ...recorded, restrictionId: id });
      await world.charts.addEntry(context, { name: { kind: restrictionKind, patientId, id }, entry }, traceOf(context));
      return id;
    };
    await restricted({});
    const restrictionId = await restricted({ answer: 'agreed', answeredOn: '2026-02-27', recipients: ['employer'] });
    expect((await records.patient(context, patientId))?.restrictions).toEqual([
      { restrictionId, recipients: ['employer'], answeredOn: '2026-02-27', paidInFull: false },
    ]);
  });

  test('is the profile of the practice as it is now; a practice that is not there is a fault', async () => {
    const { context, practice } = await foundedPractice(world);
    const { name, keyArn, part2Program, state } = practice;
    const founded = { name, keyArn, part2Program, state };
    expect(await records.practice(context)).toEqual(founded);
    const after = { ...practice, privacyContact, timeZone: 'America/New_York', revision: 2 };
    await practices.changePractice(context, { before: practice, after }, traceOf(context));
    expect(await records.practice(context)).toEqual({
      name,
      keyArn,
      part2Program,
      state,
      privacyContact,
      timeZone: 'America/New_York',
    });
    await expect(records.practice(contextOf())).rejects.toBeInstanceOf(Error);
    await expect(records.policy(contextOf())).rejects.toBeInstanceOf(Error);
  });

  test('is the policy in force: what was added, and from three active members on what holds by default', async () => {
    const { context, practice } = await foundedPractice(world);
    expect(await records.policy(context)).toEqual({ version: 0, tightenings: [] });
    const tightenings = [{ name: 'joint-notes-never-leave' as const, since: now, by: memberId }];
    await practices.changePractice(
      context,
      { before: practice, after: { ...practice, tightenings, revision: 2 } },
      traceOf(context),
    );
    for (let member = 1; member <= 2; member += 1) await joined(context);
    expect(await records.policy(context)).toEqual({ version: 1, tightenings: ['joint-notes-never-leave'] });
    await joined(context);
    const byDefault = ['approvers-must-differ', 'no-self-appointed-officer'];
    expect(await records.policy(context)).toEqual({
      version: 1,
      tightenings: ['joint-notes-never-leave', ...byDefault],
      byDefault,
    });
  });

  test('is how a member signs, and the key of one who is enrolled, and nothing of another practice', async () => {
    const { context, owner } = await foundedPractice(world);
    const therapist = await joined(context, { credentials: 'LMFT', roles: ['provider'], keyArn: 'arn:invented-key' });
    const { memberId: id, name, credentials, roles, state } = therapist;
    expect(await records.member(context, id)).toEqual({ name, credentials, roles, state });
    expect(await records.providerKey(context, id)).toBe('arn:invented-key');
    expect(await records.providerKey(context, owner.memberId)).toBeUndefined();
    expect(await records.member(contextOf(), id)).toBeUndefined();
    expect(await records.providerKey(contextOf(), id)).toBeUndefined();
  });
});
