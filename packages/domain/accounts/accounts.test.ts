import { CalendarDate, plusSeconds } from '@sequester/model';
import {
  accountId,
  invitedMember,
  invitedPatient,
  memberIdOf,
  practiceId,
  system,
} from '@sequester/testing/accounts/example-accounts';
import { literalAccounts, type Step } from '@sequester/testing/accounts/literal-accounts';
import { now } from '@sequester/testing/clock';
import { countedIds } from '@sequester/testing/ids';
import { describe, expect, test } from 'vitest';

import type { SystemContext } from '../context.ts';
import { actingMember, actingPatient } from './acting.ts';
import { bindAccount } from './bind-account.ts';
import { bindingCodeDigest } from './binding-digests.ts';
import { endOrphans } from './end-orphans.ts';
import { followBelonging } from './follow-belonging.ts';
import { getMe } from './get-me.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

const steps = (...names: Step[]) =>
  names.flatMap((name) => (['before', 'after'] as const).map((when) => [when, name] as const));
const callOf = (sub: string, epoch = 0) => ({ sub, epoch, now, newId: countedIds() });

describe('a row that invites', () => {
  test('gets its account, and with it person, membership and row stand together', async () => {
    const stores = literalAccounts();
    const name = stores.add(invitedMember('a', 'ann@example.org', ['owner']));
    expect(await followBelonging(stores)(system(), name)).toBe('joined');
    expect(stores.row(name)).toMatchObject({ state: 'active', account: 'sub-1', epoch: 0, revision: 2 });
    expect(stores.people.get('sub-1')).toMatchObject({ epoch: 0 });
    expect(stores.profiles.get(practiceId)?.ownerIds).toEqual([memberIdOf('a')]);
    expect(stores.events.map(({ action }) => action)).toEqual(['member.joined']);
    expect(stores.mails).toEqual([]);
    expect(await followBelonging(stores)(system(), name)).toBe('nothing');
  });

  test.each(steps('open', 'join', 'enable', 'mail', 'keep'))(
    'and is cut short %s %s is brought to the same end by the next try',
    async (when, at) => {
      const stores = literalAccounts();
      await followBelonging(stores)(system(), stores.add({ ...invitedPatient }));
      const name = stores.add(invitedMember('a', 'paula@example.org'));
      stores.crashAt(at, when);
      await expect(followBelonging(stores)(system(), name)).rejects.toThrow('crash');
      await followBelonging(stores)(system(), name);
      expect(stores.row(name)).toMatchObject({ state: 'active', account: 'sub-1' });
      expect([stores.issued.size, stores.people.size, stores.memberships.size]).toEqual([1, 1, 2]);
      expect(stores.events.map(({ action }) => action)).toEqual(['patient.account-opened', 'member.joined']);
      expect(stores.mails.map(({ to }) => to).slice(0, 1)).toEqual(['paula@example.org']);
      expect(stores.mails.length).toBe(
        (at === 'mail' && when === 'after') || (at === 'keep' && when === 'before') ? 2 : 1,
      );
    },
  );

  test('of whoever has an account brings a mail that names the practice to a member and nobody to a patient', async () => {
    const stores = literalAccounts();
    await followBelonging(stores)(system(), stores.add(invitedMember('a', 'paula@example.org')));
    await followBelonging(stores)(system(), stores.add({ ...invitedPatient }));
    expect(stores.mails.map(({ text }) => text.includes('Invented Practice'))).toEqual([false]);
    expect(stores.mails[0]?.subject).not.toMatch(/practice|patient|therap/i);
  });

  test('the same person a second time is left: one person is one member of a practice', async () => {
    const stores = literalAccounts();
    await followBelonging(stores)(system(), stores.add(invitedMember('a', 'ann@example.org')));
    const twice = stores.add(invitedMember('b', 'ann@example.org'));
    expect(await followBelonging(stores)(system(), twice)).toBe('twice');
    expect(stores.row(twice)).toMatchObject({ state: 'disabled' });
  });
});

const joined = async () => {
  const stores = literalAccounts();
  const name = stores.add(invitedMember('a', 'ann@example.org'));
  await followBelonging(stores)(system(), name);
  const row = stores.row(name);
  if (row === undefined || !('memberId' in row)) throw new Error('no row');

  stores.add({ ...row, state: 'disabled', revision: 3 });
  return { stores, name };
};

describe('a row that ends', () => {
  test.each(steps('keep', 'disable'))(
    'takes the account with it where it was the last, also when cut short %s %s',
    async (when, at) => {
      const { stores, name } = await joined();
      stores.crashAt(at, when);
      await expect(followBelonging(stores)(system(), name)).rejects.toThrow('crash');
      await followBelonging(stores)(system(), name);
      expect(stores.issued.get('sub-1')?.enabled).toBe(false);
      expect([...stores.memberships.values()]).toMatchObject([{ state: 'ended' }]);
    },
  );

  test('leaves the account to whoever has another membership, and gives it back with the next invitation', async () => {
    const { stores, name } = await joined();
    const patient = stores.add({ ...invitedPatient, email: 'ann@example.org' });
    await followBelonging(stores)(system(), patient);
    await followBelonging(stores)(system(), name);
    expect(stores.issued.get('sub-1')?.enabled).toBe(true);
    const other = await joined();
    await followBelonging(other.stores)(system(), other.name);
    await followBelonging(other.stores)(system(), other.stores.add(invitedMember('c', 'ann@example.org')));
    expect(other.stores.issued.get('sub-1')?.enabled).toBe(true);
  });
});

describe('a sign-out everywhere', () => {
  test.each(steps('change', 'sign-out', 'raise'))(
    'cut short %s %s is made whole by the same call again',
    async (when, at) => {
      const stores = literalAccounts();
      const name = stores.add(invitedMember('a', 'ann@example.org'));
      await followBelonging(stores)(system(), name);
      stores.crashAt(at, when);
      await expect(signOutEverywhere(stores)(callOf('sub-1'))).rejects.toThrow('crash');
      if (at !== 'raise' || when === 'before') await signOutEverywhere(stores)(callOf('sub-1'));

      expect(stores.row(name)).toMatchObject({ epoch: 1, state: 'active' });
      expect(stores.people.get('sub-1')?.epoch).toBe(1);
      expect(stores.issued.get('sub-1')?.signedOut).toBeGreaterThan(0);
      await expect(signOutEverywhere(stores)(callOf('sub-1'))).rejects.toThrow('unauthenticated');
      await expect(getMe(stores)(callOf('sub-1'))).rejects.toThrow('unauthenticated');
      expect((await getMe(stores)(callOf('sub-1', 1))).memberships).toHaveLength(1);
    },
  );
});

describe('who calls', () => {
  test('is told their memberships, with names, roles and time zone', async () => {
    const stores = literalAccounts();
    await followBelonging(stores)(system(), stores.add(invitedMember('a', 'ann@example.org')));
    const me = await getMe(stores)(callOf('sub-1'));
    expect(me.person).toEqual({ sub: 'sub-1', operator: false, language: 'en' });
    expect(me.memberships).toMatchObject([{ kind: 'member', name: 'Invented', roles: ['staff'], state: 'active' }]);
  });

  test('is an operator without a row of their own, and nobody else is', async () => {
    const stores = literalAccounts();
    const me = await getMe(stores)({ ...callOf('sub-9'), operatorId: 'sub-9' });
    expect(me).toEqual({ person: { sub: 'sub-9', operator: true, language: 'en' }, memberships: [] });
    await expect(getMe(stores)(callOf('sub-9'))).rejects.toThrow('unauthenticated');
  });
});

const withCode = async () => {
  const stores = literalAccounts();
  await followBelonging(stores)(system(), stores.add({ ...invitedPatient }));
  const code = {
    sha256: bindingCodeDigest(accountId, 'abcde-23456'),
    expiresAt: plusSeconds(now, 60),
    triesLeft: 5,
    issuedBy: { memberId: memberIdOf('o'), name: 'Invented' },
  };
  const name = { practiceId, accountId };
  const row = stores.row(name);
  if (row === undefined || 'memberId' in row) throw new Error('no row');

  stores.add({ ...row, code, revision: row.revision + 1 });
  return { stores, name };
};

describe('the binding of an account', () => {
  test('is by the code, however it is typed, once and for the one who was invited', async () => {
    const { stores, name } = await withCode();
    const bound = await bindAccount(stores)(callOf('sub-1'), { membership: name, code: 'ABCDE 23456' });
    expect(bound).toMatchObject({ state: 'bound', boundAt: now });
    expect(stores.row(name)).toMatchObject({ state: 'bound' });
    expect(JSON.stringify(stores.row(name))).not.toContain('sha256');
    expect(await bindAccount(stores)(callOf('sub-1'), { membership: name, code: 'anything' })).toMatchObject({
      state: 'bound',
    });
  });

  test('counts wrong codes, and after five the right one is none', async () => {
    const { stores, name } = await withCode();
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(bindAccount(stores)(callOf('sub-1'), { membership: name, code: 'zzzzz' })).rejects.toThrow(
        'binding-code-wrong',
      );
    }

    await expect(bindAccount(stores)(callOf('sub-1'), { membership: name, code: 'abcde-23456' })).rejects.toThrow(
      'binding-code-missing',
    );
  });

  test('is refused after the code’s time, and to anybody else', async () => {
    const { stores, name } = await withCode();
    await expect(
      bindAccount(stores)({ ...callOf('sub-1'), now: plusSeconds(now, 61) }, { membership: name, code: 'abcde-23456' }),
    ).rejects.toThrow('binding-code-missing');
    await followBelonging(stores)(system(), stores.add(invitedMember('b', 'bob@example.org')));
    await expect(bindAccount(stores)(callOf('sub-2'), { membership: name, code: 'abcde-23456' })).rejects.toThrow(
      'not-found',
    );
  });
});

const sweepAt = (seconds: number): SystemContext => ({
  actor: { kind: 'system', id: 'accounts' },
  now: plusSeconds(now, seconds),
  newId: system().newId,
});

test('the sweep disables old accounts of nobody, and neither operators nor persons nor what is new', async () => {
  const stores = literalAccounts();
  await followBelonging(stores)(system(), stores.add(invitedMember('a', 'ann@example.org')));
  for (const email of ['ghost@example.org', 'operator@example.org']) await stores.issuer.open(email);

  stores.operatorSubs.add('sub-3');
  expect(await endOrphans(stores)(sweepAt(3600))).toEqual([]);
  expect(await endOrphans(stores)(sweepAt(3601))).toEqual(['sub-2']);
  expect([...stores.issued.values()].map(({ enabled }) => enabled)).toEqual([true, false, true]);
  expect(await endOrphans(stores)(sweepAt(7200))).toEqual([]);
});

describe('what a row makes of the holder of a token', () => {
  const active = {
    ...invitedMember('a', 'ann@example.org', ['provider', 'privacy-officer']),
    state: 'active' as const,
    account: 's',
    epoch: 1,
  };
  const holder = { sub: 's', epoch: 1 };

  test('a member is one with the roles of the row; a therapist with a key is a provider', () => {
    expect(actingMember(active, holder, now)).toMatchObject({
      actor: { kind: 'member', roles: ['provider', 'privacy-officer'] },
      standing: { state: 'active', revision: 1 },
    });
    expect(actingMember(active, holder, now)?.actor).not.toHaveProperty('providerId');
    expect(actingMember({ ...active, keyArn: 'arn' }, holder, now)?.actor).toHaveProperty(
      'providerId',
      active.memberId,
    );
    expect(actingMember({ ...active, keyArn: 'arn', roles: ['staff'] }, holder, now)?.actor).not.toHaveProperty(
      'providerId',
    );
  });

  test('a privacy officer is one from the instant that the row names', () => {
    const later = { ...active, officerFrom: plusSeconds(now, 10) };
    expect(actingMember(later, holder, now)?.actor).toMatchObject({ roles: ['provider'] });
    expect(actingMember(later, holder, plusSeconds(now, 10))?.actor).toMatchObject({
      roles: ['provider', 'privacy-officer'],
    });
  });

  test.each([
    ['invited', { state: 'invited' as const }],
    ['disabled', { state: 'disabled' as const }],
    ['somebody else’s', { account: 'other' }],
    ['nobody’s', { account: undefined }],
    ['of after a sign-out', { epoch: 2 }],
  ])('a row that is %s makes nobody', (_what, more) => {
    expect(actingMember({ ...active, ...more }, holder, now)).toBeUndefined();
  });

  test('an account of a patient makes a patient once it is bound', () => {
    const bound = {
      ...invitedPatient,
      account: 's',
      state: 'bound' as const,
      binding: { how: 'birth-date' as const, at: now },
    };
    expect(actingPatient(bound, holder, now)).toMatchObject({
      actor: { kind: 'patient', id: bound.patientId, account: accountId },
      standing: { accountId, state: 'bound' },
    });
    expect(actingPatient({ ...bound, state: 'invited' }, holder, now)).toBeUndefined();
    expect(actingPatient({ ...bound, state: 'ended' }, holder, now)).toBeUndefined();
    expect(actingPatient({ ...bound, epoch: 9 }, holder, now)).toBeUndefined();
  });

  test('an account of a representative acts until its last day, wherever on earth that ends (164.502(g))', () => {
    const representation = {
      authority: { capacity: 'guardian_of_person' as const },
      papers: 'Invented letters',
      seenOn: CalendarDate.parse('2026-01-02'),
    };
    const until = (day: string) => ({ name: 'Rita Invented', representation, until: CalendarDate.parse(day) });
    const bound = {
      ...invitedPatient,
      account: 's',
      state: 'bound' as const,
      binding: { how: 'birth-date' as const, at: now },
    };
    const today = now.slice(0, 10);
    expect(actingPatient({ ...bound, holder: until(today) }, holder, now)?.opening?.holder?.name).toBe('Rita Invented');
    const dayAfter = plusSeconds(now, 2 * 86_400);
    expect(actingPatient({ ...bound, holder: until(today) }, holder, dayAfter)).toBeUndefined();
    expect(actingPatient({ ...bound, holder: { ...until(today), until: undefined } }, holder, dayAfter)).toBeDefined();
  });
});
