import { CalendarDate, Instant, MemberId, PatientAccount, PatientId, plusSeconds, type Member } from '@sequester/model';
import {
  callBy,
  operatorCall,
  ownerId,
  patientEmail,
  patientId,
  practiceId,
  therapistId,
} from '@sequester/testing/practice/example-practice';
import { literalPractice } from '@sequester/testing/practice/literal-practice';
import { describe, expect, test } from 'vitest';

import { rolesAt } from '../accounts/acting.ts';
import type { PracticeContext } from '../context.ts';
import { confirmStateRule } from './confirm-state-rule.ts';
import { createPractice, inNewPractice } from './create-practice.ts';
import { enrollProvider } from './enroll-provider.ts';
import { getChartRules } from './get-chart-rules.ts';
import { getPractice } from './get-practice.ts';
import { inviteMember } from './invite-member.ts';
import { invitePatient } from './invite-patient.ts';
import { issueBindingCode } from './issue-binding-code.ts';
import { listMembers } from './list-members.ts';
import { listPolicies } from './list-policies.ts';
import { policyInForce } from './policy.ts';
import { setChartRules } from './set-chart-rules.ts';
import { setLicence } from './set-licence.ts';
import { setTimeZone } from './set-time-zone.ts';
import { tightenPolicy } from './tighten-policy.ts';
import { updateMember } from './update-member.ts';

const founding = {
  name: 'Invented Practice',
  state: 'NY' as const,
  part2Program: false,
  owner: { name: 'Orla', email: 'orla@example.org' },
};

describe('founding a practice', () => {
  test('makes its key, its profile and its first owner, who is invited and no owner yet', async () => {
    const stores = literalPractice();
    const practice = await createPractice(stores)(inNewPractice(operatorCall()), founding);
    expect(practice).toMatchObject({
      practiceId: `prc_${'1'.padStart(26, '0')}`,
      keyArn: 'arn:key/1',
      ownerIds: [],
      revision: 1,
    });
    expect([...stores.members.values()].at(-1)).toMatchObject({
      roles: ['owner'],
      state: 'invited',
      email: 'orla@example.org',
    });
    expect(stores.events.map(({ action }) => action)).toEqual(['practice.created']);
  });

  test.each(['key', 'write'] as const)(
    'cut short at the %s is finished by a retry, with the same key and the same owner',
    async (place) => {
      const stores = literalPractice();
      stores.crashAt(place);
      await expect(createPractice(stores)(inNewPractice(operatorCall()), founding)).rejects.toThrow('crash');
      expect(stores.events).toEqual([]);
      const practice = await createPractice(stores)(inNewPractice(operatorCall()), founding);
      expect(practice.keyArn).toBe('arn:key/1');
      expect([stores.keyArns.size, stores.events.length]).toEqual([1, 1]);
    },
  );
});

test('who licenses the practice is on its profile, with its event, where the profile is as it was read', async () => {
  const stores = literalPractice();
  const { revision } = await getPractice(stores)(callBy());
  const licence = { kind: 'covered_provider', licensedBy: 'Office of Mental Health (invented)' } as const;
  expect(await setLicence(stores)(callBy(), { ...licence, revision })).toMatchObject({ licence });
  expect(stores.events.map(({ action, subject }) => [action, subject])).toEqual([
    ['practice.licence-set', { by: ownerId, ...licence }],
  ]);
  await expect(setLicence(stores)(callBy(), { ...licence, revision })).rejects.toMatchObject({ code: 'stale' });
});

describe('the time zone of a practice', () => {
  test('is its state’s unless it is named, and is changed where the profile is as it was read', async () => {
    const stores = literalPractice();
    expect(await createPractice(stores)(inNewPractice(operatorCall()), founding)).toMatchObject({
      timeZone: 'America/New_York',
    });
    const { revision } = await getPractice(stores)(callBy());
    const change = { revision, timeZone: 'Asia/Seoul' };
    expect(await setTimeZone(stores)(callBy(), change)).toMatchObject({ timeZone: 'Asia/Seoul' });
    expect(stores.events.at(-1)).toMatchObject({ action: 'practice.time-zone-set' });
    await expect(setTimeZone(stores)(callBy(), change)).rejects.toMatchObject({ code: 'stale' });
  });

  test('is the one that was named', async () => {
    const named = { ...founding, timeZone: 'Pacific/Honolulu' };
    expect(await createPractice(literalPractice())(inNewPractice(operatorCall()), named)).toMatchObject({
      timeZone: 'Pacific/Honolulu',
    });
  });
});

describe('inviting a member', () => {
  const invited = { name: 'Tom', email: 'tom@example.org', roles: ['provider' as const] };

  test('writes the row, by which nobody can act yet', async () => {
    const stores = literalPractice();
    expect(await inviteMember(stores)(callBy(), invited)).toMatchObject({
      state: 'invited',
      roles: ['provider'],
      revision: 1,
    });
    expect((await getPractice(stores)(callBy())).ownerIds).toEqual([ownerId]);
  });

  test('as an owner adds nobody to the owners before they have joined', async () => {
    const stores = literalPractice();
    await inviteMember(stores)(callBy(), { ...invited, roles: ['owner', 'provider'] });
    expect(await getPractice(stores)(callBy())).toMatchObject({ ownerIds: [ownerId], revision: 1 });
  });

  test('with the address of a member who has not left is refused, and nothing is written', async () => {
    const stores = literalPractice();
    await expect(inviteMember(stores)(callBy(), { ...invited, email: 'thea@example.org' })).rejects.toMatchObject({
      code: 'member-exists',
    });
    expect(stores.members.size).toBe(2);
    await updateMember(stores)(callBy(), {
      memberId: therapistId,
      name: 'T',
      roles: ['provider'],
      state: 'disabled',
      revision: 1,
    });
    expect(await inviteMember(stores)(callBy(), { ...invited, email: 'thea@example.org' })).toMatchObject({
      state: 'invited',
    });
  });
});

describe('updating a member', () => {
  const thea = {
    memberId: therapistId,
    name: 'Thea',
    roles: ['provider' as const],
    state: 'active' as const,
    revision: 1,
  };

  test('changes the row', async () => {
    expect(await updateMember(literalPractice())(callBy(), { ...thea, roles: ['staff'] })).toMatchObject({
      roles: ['staff'],
      revision: 2,
    });
  });

  test('who was invited makes nobody a member before they have joined', async () => {
    const stores = literalPractice();
    const { memberId } = await inviteMember(stores)(callBy(), {
      name: 'Tom',
      email: 'tom@example.org',
      roles: ['provider'],
    });
    expect(
      await updateMember(stores)(callBy(), { memberId, name: 'Tom', roles: ['owner'], state: 'active', revision: 1 }),
    ).toMatchObject({ state: 'invited' });
    expect((await getPractice(stores)(callBy())).ownerIds).toEqual([ownerId]);
  });

  test('who leaves is left for good', async () => {
    const stores = literalPractice();
    await updateMember(stores)(callBy(), { ...thea, state: 'disabled' });
    await expect(updateMember(stores)(callBy(), { ...thea, revision: 2 })).rejects.toMatchObject({
      code: 'member-disabled',
    });
  });

  test('over another change is refused', async () => {
    await expect(updateMember(literalPractice())(callBy(), { ...thea, revision: 2 })).rejects.toMatchObject({
      code: 'stale',
    });
  });

  test.each([
    ['gives up the role', { roles: ['staff' as const], state: 'active' as const }],
    ['leaves', { roles: ['owner' as const], state: 'disabled' as const }],
  ])('the last owner who %s is refused', async (_how, change) => {
    const stores = literalPractice();
    await expect(
      updateMember(stores)(callBy(), { memberId: ownerId, name: 'O', revision: 1, ...change }),
    ).rejects.toMatchObject({ code: 'last-owner' });
    expect(stores.events).toEqual([]);
  });

  test('two owners who remove each other at once cannot both succeed', async () => {
    const stores = literalPractice();
    const other = await updateMember(stores)(callBy(), { ...thea, roles: ['owner'] });
    const results = await Promise.allSettled(
      [
        { memberId: ownerId, revision: 1 },
        { memberId: other.memberId, revision: 2 },
      ].map((one) => updateMember(stores)(callBy(), { ...one, name: 'O', roles: ['staff'], state: 'active' })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await getPractice(stores)(callBy())).ownerIds).toHaveLength(1);
  });

  test('whom the practice does not have is not found', async () => {
    await expect(
      updateMember(literalPractice())(callBy(), { ...thea, memberId: MemberId.parse(`mbr_${'z'.repeat(26)}`) }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

/** A practice of three active members. */
const ofThree = () => {
  const stores = literalPractice();
  const third: Member = {
    memberId: MemberId.parse(`mbr_${'x'.repeat(26)}`),
    practiceId,
    name: 'X',
    email: 'x@example.org',
    roles: ['staff'],
    state: 'active',
    invitedAt: callBy().now,
    epoch: 0,
    revision: 1,
  };
  stores.members.set(third.memberId, third);
  return stores;
};

describe('a privacy officer by their own doing', () => {
  const day = 86_400;
  const otherOwner: PracticeContext = {
    ...callBy(),
    actor: { kind: 'member', id: therapistId, roles: ['owner', 'provider'] },
  };
  const self = {
    memberId: ownerId,
    name: 'O',
    roles: ['owner' as const, 'privacy-officer' as const],
    state: 'active' as const,
  };
  test('waits for a day, and the answer says from when; saving it again does not shorten that', async () => {
    const stores = ofThree();
    const after = await updateMember(stores)(callBy(), { ...self, revision: 1 });
    expect(after.officerFrom).toBe(plusSeconds(callBy().now, day));
    expect(after.remark).toContain('March 3, 2026');
    expect(rolesAt(after, callBy().now)).toEqual(['owner']);
    expect(rolesAt(after, plusSeconds(callBy().now, day))).toEqual(['owner', 'privacy-officer']);
    expect(
      (await updateMember(stores)({ ...callBy(), now: plusSeconds(callBy().now, 60) }, { ...self, revision: 2 }))
        .officerFrom,
    ).toBe(after.officerFrom);
    expect(stores.events.at(-1)?.subject).toMatchObject({ officerFrom: after.officerFrom });
  });

  test('is told the hour by the clock of the practice', async () => {
    const stores = ofThree();
    await setTimeZone(stores)(callBy(), { timeZone: 'Asia/Seoul', revision: 1 });
    const { remark } = await updateMember(stores)(callBy(), { ...self, revision: 1 });
    expect(remark).toContain('GMT+9');
  });

  test('is one at once when another owner confirms it, or has appointed them', async () => {
    const stores = ofThree();
    await updateMember(stores)(callBy(), { ...self, revision: 1 });
    const confirmed = await updateMember(stores)(otherOwner, { ...self, revision: 2 });
    expect([confirmed.officerFrom, confirmed.remark, rolesAt(confirmed, callBy().now)]).toEqual([
      undefined,
      undefined,
      ['owner', 'privacy-officer'],
    ]);
    expect((await updateMember(ofThree())(otherOwner, { ...self, revision: 1 })).officerFrom).toBeUndefined();
  });

  test('who gives the role up and takes it again waits again', async () => {
    const stores = ofThree();
    await updateMember(stores)(otherOwner, { ...self, revision: 1 });
    await updateMember(stores)(callBy(), { ...self, roles: ['owner'], revision: 2 });
    expect((await updateMember(stores)(callBy(), { ...self, revision: 3 })).officerFrom).toBe(
      plusSeconds(callBy().now, day),
    );
  });

  test('waits in a practice of two only where it has added that', async () => {
    expect((await updateMember(literalPractice())(callBy(), { ...self, revision: 1 })).officerFrom).toBeUndefined();
    const stores = literalPractice();
    await tightenPolicy(stores)(callBy(), { name: 'no-self-appointed-officer' });
    expect((await updateMember(stores)(callBy(), { ...self, revision: 1 })).officerFrom).toBeDefined();
  });
});

describe('enrolling a therapist', () => {
  test('names the key in the row', async () => {
    const stores = literalPractice();
    expect(await enrollProvider(stores)(callBy(), { memberId: therapistId })).toMatchObject({
      keyArn: 'arn:key/1',
      revision: 2,
    });
    await expect(enrollProvider(stores)(callBy(), { memberId: therapistId })).rejects.toMatchObject({
      code: 'already-enrolled',
    });
  });

  test.each(['key', 'write'] as const)('cut short at the %s is finished by a retry, with one key', async (place) => {
    const stores = literalPractice();
    stores.crashAt(place);
    await expect(enrollProvider(stores)(callBy(), { memberId: therapistId })).rejects.toThrow('crash');
    expect(await enrollProvider(stores)(callBy(), { memberId: therapistId })).toMatchObject({ keyArn: 'arn:key/1' });
    expect([stores.keyArns.size, stores.events.length]).toEqual([1, 1]);
  });

  test('who is no therapist, or has left, makes no key', async () => {
    const stores = literalPractice();
    await expect(enrollProvider(stores)(callBy(), { memberId: ownerId })).rejects.toMatchObject({
      code: 'not-a-provider',
    });
    await updateMember(stores)(callBy(), {
      memberId: therapistId,
      name: 'T',
      roles: ['provider'],
      state: 'disabled',
      revision: 1,
    });
    await expect(enrollProvider(stores)(callBy(), { memberId: therapistId })).rejects.toMatchObject({
      code: 'member-disabled',
    });
    expect(stores.keyArns.size).toBe(0);
  });
});

const until = (at: string, email: string) => ({ email, until: Instant.parse(at) });

describe('inviting a patient', () => {
  test('goes to the address on the chart, and opens an account that acts for nobody yet', async () => {
    const stores = literalPractice();
    const { accountId } = await invitePatient(stores)(callBy(), { patientId });
    expect(stores.patientAccounts.get(accountId)).toMatchObject({
      email: patientEmail,
      state: 'invited',
      invitedBy: { memberId: ownerId, name: 'owner@example.org' },
      earlierAddresses: [],
    });
    expect(await invitePatient(stores)(callBy(), { patientId, email: patientEmail })).toMatchObject({
      state: 'invited',
    });
  });

  test('remembers since when the address stands on the chart, and the addresses of the last year before it', async () => {
    const stores = literalPractice();
    const changed = { emailChangedAt: Instant.parse('2026-03-02T09:00:00.000Z'), emailChangedBy: ownerId };
    const earlierEmails = [
      until('2024-01-01T00:00:00.000Z', 'long-ago@example.org'),
      until('2025-09-01T00:00:00.000Z', 'before@example.org'),
      until('2026-03-02T08:00:00.000Z', patientEmail),
      until('2026-03-02T09:00:00.000Z', 'before@example.org'),
    ];
    Object.assign(stores.chart, { ...changed, earlierEmails });
    const { accountId } = await invitePatient(stores)(callBy(), { patientId });
    expect(stores.patientAccounts.get(accountId)).toMatchObject({
      addressChangedAt: changed.emailChangedAt,
      addressChangedBy: ownerId,
      earlierAddresses: ['before@example.org'],
    });
    expect(stores.patientAccounts.get(accountId)?.birthDate).toBeUndefined();
  });

  test('at another address is refused, and no row is written', async () => {
    const stores = literalPractice();
    await expect(invitePatient(stores)(callBy(), { patientId, email: 'staff@example.org' })).rejects.toMatchObject({
      code: 'address-not-on-chart',
    });
    expect(stores.patientAccounts.size).toBe(0);
  });

  test.each([
    ['patient-died', { death: {} }],
    ['patient-merged', { merged: { into: patientId, at: callBy().now, by: therapistId } }],
  ])('is refused as %s, and no row is written', async (code, chart) => {
    const stores = literalPractice();
    const before = stores.patientsOnChart.get(patientId);
    if (before === undefined) throw new Error('no chart');

    stores.patientsOnChart.set(patientId, { ...before, ...chart });
    await expect(invitePatient(stores)(callBy(), { patientId })).rejects.toMatchObject({ code });
    expect(stores.patientAccounts.size).toBe(0);
  });

  test('of another practice is not found, and no row is written', async () => {
    const stores = literalPractice();
    const other = PatientId.parse(`pat_${'z'.repeat(26)}`);
    await expect(invitePatient(stores)(callBy(), { patientId: other })).rejects.toMatchObject({ code: 'not-found' });
    expect(stores.patientAccounts.size).toBe(0);
  });

  test('leaves no address in the record of the act', async () => {
    const stores = literalPractice();
    await invitePatient(stores)(callBy(), { patientId });
    expect(JSON.stringify(stores.events)).not.toContain('paula');
  });

  test('gives a code to hand over, of which a digest is kept; an account that is bound gets none', async () => {
    const stores = literalPractice();
    const account = await invitePatient(stores)(callBy(), { patientId });
    const { code } = await issueBindingCode(stores)(callBy(), account);
    expect(code).toMatch(/^[a-z0-9]{5}-[a-z0-9]{5}$/);
    expect(JSON.stringify([...stores.patientAccounts.values(), ...stores.events])).not.toContain(code);
    const row = stores.patientAccounts.get(account.accountId);
    expect(row?.code?.issuedBy).toEqual({ memberId: ownerId, name: 'owner@example.org' });
    stores.patientAccounts.set(account.accountId, PatientAccount.parse({ ...row, state: 'bound' }));
    await expect(issueBindingCode(stores)(callBy(), account)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('a read that cannot be recorded gives no answer', async () => {
  const stores = { ...literalPractice(), traces: { record: async () => Promise.reject(new Error('no table')) } };
  await expect(listMembers(stores)(callBy())).rejects.toThrow('no table');
});

describe('the policy of a practice', () => {
  test('shows the protective readings with their sources, and what may be added', async () => {
    const { version, readings, tightenings } = await listPolicies(literalPractice())(callBy());
    expect(version).toBe(0);
    expect(readings.find(({ id }) => id === 'express-means-named')?.citation).toBe('45 CFR 164.512(e)(1)(i)');
    expect(tightenings.map(({ inForce }) => inForce)).toEqual([false, false, false, false, false, false]);
  });

  test('is tightened for good: by whom and since when is on record, and the same again is refused', async () => {
    const stores = literalPractice();
    const name = 'joint-notes-never-leave' as const;
    const shown = await tightenPolicy(stores)(callBy(), { name });
    expect(shown.version).toBe(1);
    expect(shown.tightenings.filter(({ inForce }) => inForce)).toMatchObject([{ name, by: ownerId }]);
    expect(stores.events.map(({ action, subject }) => [action, subject])).toEqual([
      ['policy.tightened', { name, policyVersion: 1 }],
    ]);
    await expect(tightenPolicy(stores)(callBy(), { name })).rejects.toMatchObject({ code: 'tightened-already' });
    expect(await listPolicies(stores)(callBy())).toEqual(shown);
  });

  test('keeps what counsel confirmed of a rule of a state: by whom and since when, with its event', async () => {
    const stores = literalPractice();
    const confirmed = {
      state: 'CA' as const,
      rule: 'authorization' as const,
      answer: 'permits' as const,
      confirmedBy: 'Cory Counsel (invented)',
      confirmedOn: CalendarDate.parse('2026-06-01'),
    };
    const shown = await confirmStateRule(stores)(callBy(), confirmed);
    expect(shown.version).toBe(1);
    expect(shown.stateRules).toEqual([{ ...confirmed, since: callBy().now, by: ownerId }]);
    expect(stores.events.map(({ action, subject }) => [action, subject])).toEqual([
      ['policy.state-rule-confirmed', { state: 'CA', rule: 'authorization', answer: 'permits', policyVersion: 1 }],
    ]);
    expect(await listPolicies(stores)(callBy())).toEqual(shown);
  });

  test('has two people for what two should do from three active members on, and says why; a smaller practice may add it', async () => {
    const stores = literalPractice();
    const ofTwo = async () =>
      (await listPolicies(stores)(callBy())).tightenings.find(({ name }) => name === 'approvers-must-differ');
    expect(await ofTwo()).toMatchObject({ inForce: false, why: expect.stringContaining('3 or more') });
    const third: Member = {
      memberId: MemberId.parse(`mbr_${'x'.repeat(26)}`),
      practiceId,
      name: 'X',
      email: 'x@example.org',
      roles: ['staff'],
      state: 'active',
      invitedAt: callBy().now,
      epoch: 0,
      revision: 1,
    };
    stores.members.set(third.memberId, third);
    expect(await ofTwo()).toMatchObject({
      inForce: true,
      byDefault: true,
      why: expect.stringContaining('3 active members'),
    });
    stores.members.set(third.memberId, { ...third, state: 'disabled' });
    expect((await ofTwo())?.inForce).toBe(false);
    await tightenPolicy(stores)(callBy(), { name: 'approvers-must-differ' });
    expect(await ofTwo()).toMatchObject({ inForce: true, by: ownerId });
    const added = [{ name: 'approvers-must-differ' as const, since: callBy().now, by: ownerId }];
    expect(policyInForce({ tightenings: added }, 4)).toEqual({
      version: 1,
      tightenings: ['approvers-must-differ', 'no-self-appointed-officer'],
      byDefault: ['no-self-appointed-officer'],
    });
  });
});

describe('what a practice says of its charts', () => {
  test('is three days for a signature until it says otherwise, at the revision that was read', async () => {
    const stores = literalPractice();
    expect(await getChartRules(stores)(callBy())).toMatchObject({ lateAfterDays: 3, revision: 0 });
    const set = { lateAfterDays: 7, revision: 0 };
    expect(await setChartRules(stores)(callBy(), set)).toMatchObject({ lateAfterDays: 7, setBy: ownerId, revision: 1 });
    expect(await getChartRules(stores)(callBy())).toMatchObject({ lateAfterDays: 7 });
    expect(stores.events.at(-1)).toMatchObject({ action: 'practice.chart-rules-set', subject: { lateAfterDays: 7 } });
    await expect(setChartRules(stores)(callBy(), set)).rejects.toMatchObject({ code: 'stale' });
  });
});
