import type { AuditEvent } from '../audit.ts';
import type { Context, Role } from '../context.ts';
import { idPrefixes, MemberId, PatientId, PracticeId } from '../ids.ts';
import { Instant } from '../instant.ts';
import { Refusal } from '../refusal.ts';
import type { AccountStore, Holder, KeyStore, PracticeStore } from './ports.ts';
import type { Member, PatientAccount, Practice } from './practice.ts';

const id = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

export const practiceId = PracticeId.parse(id('prc', 'p'));
export const ownerId = MemberId.parse(id('mbr', 'o'));
export const therapistId = MemberId.parse(id('mbr', 't'));
export const patientId = PatientId.parse(id('pat', 'a'));
const now = Instant.parse('2026-03-02T10:00:00.000Z');

/** The call of an owner, or of an operator who founds a practice; ids count from 1, as they do again on a retry. */
export const callBy = (kind: 'owner' | 'operator' = 'owner'): Context => {
  let count = 0;
  return {
    practiceId,
    actor: kind === 'operator' ? { kind, id: 'operator' } : { kind: 'member', id: ownerId, roles: ['owner'] },
    now,
    newId: (of) => {
      count += 1;
      return `${idPrefixes[of]}_${String(count).padStart(26, '0')}`;
    },
  };
};

const memberOf = (memberId: MemberId, email: string, roles: Role[]): Member => ({ memberId, practiceId, name: email, email, roles, state: 'active', invitedAt: now, revision: 1 });

export interface Account {
  holder: Holder;
  roles: readonly Role[];
  provider?: string;
  disabled?: true;
}

/** Stores in memory with one owner and one therapist; `crashAt` makes one step fail once, before it has any effect. */
export const literalPractice = () => {
  const events: AuditEvent[] = [];
  const members = new Map<string, Member>([ownerId, therapistId].map((memberId) => [memberId, memberId === ownerId ? memberOf(memberId, 'owner@example.org', ['owner']) : memberOf(memberId, 'thea@example.org', ['provider'])]));
  const profiles = new Map<string, Practice>([[practiceId, { practiceId, name: 'P', state: 'NY', part2Program: false, keyArn: 'arn:practice', ownerIds: [ownerId], tightenings: [], createdAt: now, revision: 1 }]]);
  const accounts = new Map<string, Account>();
  const patientAccounts = new Map<string, PatientAccount>();
  const keyArns = new Map<string, string>();
  let crash: string | undefined;
  const step = (name: string): void => {
    if (crash === name) {
      crash = undefined;
      throw new Error(`crash at ${name}`);
    }
  };
  const practices: PracticeStore = {
    practice: async (context) => profiles.get(context.practiceId),
    create: async (_context, { practice, owner }, { event }) => {
      step('write');
      profiles.set(practice.practiceId, practice);
      members.set(owner.memberId, owner);
      events.push(event);
    },
    changePractice: async (_context, { before, after }, { event }) => {
      step('write');
      if (profiles.get(after.practiceId)?.revision !== before.revision) {
        throw new Refusal('stale');
      }
      profiles.set(after.practiceId, after);
      events.push(event);
    },
    activeMembers: async () => [...members.values()].filter(({ state }) => state === 'active').length,
    members: async () => [...members.values()],
    member: async (_context, memberId) => members.get(memberId),
    addMember: async (_context, { member, owners }, { event }) => {
      step('write');
      members.set(member.memberId, member);
      if (owners !== undefined) {
        profiles.set(practiceId, owners.after);
      }
      events.push(event);
    },
    changeMember: async (_context, { before, after, owners }, { event }) => {
      step('write');
      const changed = members.get(after.memberId)?.revision !== before.revision;
      if (changed || (owners !== undefined && profiles.get(practiceId)?.revision !== owners.before.revision)) {
        throw new Refusal('stale');
      }
      members.set(after.memberId, after);
      if (owners !== undefined) {
        profiles.set(practiceId, owners.after);
      }
      events.push(event);
    },
    patientExists: async (_context, patient) => patient === patientId,
    addPatientAccount: async (_context, account, { event }) => {
      if (patientAccounts.has(account.patientId)) {
        throw new Refusal('account-exists');
      }
      patientAccounts.set(account.patientId, account);
      events.push(event);
    },
  };
  const change = (email: string, attributes: Partial<Account>): void => {
    step('account');
    const account = accounts.get(email) ?? { holder: { kind: 'member', practiceId, memberId: ownerId, roles: [] }, roles: [] };
    accounts.set(email, { ...account, ...attributes });
  };
  const accountStore: AccountStore = {
    open: async (email, holder) => {
      step('account');
      const there = accounts.get(email);
      if (there !== undefined && JSON.stringify(there.holder) !== JSON.stringify(holder)) {
        throw new Refusal('account-exists');
      }
      accounts.set(email, { holder, roles: holder.kind === 'member' ? holder.roles : [] });
    },
    changeRoles: async (email, roles) => change(email, { roles }),
    enrol: async (email, memberId) => change(email, { provider: memberId }),
    disable: async (email) => change(email, { disabled: true }),
  };
  const keyOf = (alias: string): string => {
    step('key');
    const arn = keyArns.get(alias) ?? `arn:key/${keyArns.size + 1}`;
    keyArns.set(alias, arn);
    return arn;
  };
  const keys: KeyStore = { practiceKey: async (context) => keyOf(context.practiceId), providerKey: async (_context, memberId) => keyOf(memberId) };
  return {
    events,
    members,
    profiles,
    accountsByEmail: accounts,
    keyArns,
    crashAt: (name: 'account' | 'key' | 'write') => {
      crash = name;
    },
    practices,
    accounts: accountStore,
    keys,
    traces: {
      record: async (_context: Context, event: AuditEvent) => {
        events.push(event);
      },
    },
  };
};
