import {
  CalendarDate,
  idPrefixes,
  Instant,
  MemberId,
  PatientId,
  PracticeId,
  Refusal,
  type Role,
} from '@sequester/model';

import type { AuditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { KeyStore, PatientOnChart, PracticeStore } from './ports.ts';
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

const memberOf = (memberId: MemberId, email: string, roles: Role[]): Member => ({
  memberId,
  practiceId,
  name: email,
  email,
  roles,
  state: 'active',
  invitedAt: now,
  epoch: 0,
  revision: 1,
});

/** The address on the chart of the one patient. */
export const patientEmail = 'paula@example.org';

/** Stores in memory with one owner and one therapist; `crashAt` makes one step fail once, before it has any effect. */
export const literalPractice = () => {
  const events: AuditEvent[] = [];
  const members = new Map<string, Member>(
    [ownerId, therapistId].map((memberId) => [
      memberId,
      memberId === ownerId
        ? memberOf(memberId, 'owner@example.org', ['owner'])
        : memberOf(memberId, 'thea@example.org', ['provider']),
    ]),
  );
  const profiles = new Map<string, Practice>([
    [
      practiceId,
      {
        practiceId,
        name: 'P',
        state: 'NY',
        part2Program: false,
        keyArn: 'arn:practice',
        ownerIds: [ownerId],
        tightenings: [],
        createdAt: now,
        revision: 1,
      },
    ],
  ]);
  const chart: PatientOnChart = { email: patientEmail, birthDate: CalendarDate.parse('1990-05-17'), earlierEmails: [] };
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
      if (profiles.get(after.practiceId)?.revision !== before.revision) throw new Refusal('stale');

      profiles.set(after.practiceId, after);
      events.push(event);
    },
    activeMembers: async () => [...members.values()].filter(({ state }) => state === 'active').length,
    members: async () => [...members.values()],
    member: async (_context, memberId) => members.get(memberId),
    addMember: async (_context, member, { event }) => {
      step('write');
      if ([...members.values()].some(({ email, state }) => email === member.email && state !== 'disabled'))
        throw new Refusal('member-exists');

      members.set(member.memberId, member);
      events.push(event);
    },
    changeMember: async (_context, { before, after, owners }, { event }) => {
      step('write');
      const changed = members.get(after.memberId)?.revision !== before.revision;
      if (changed || (owners !== undefined && profiles.get(practiceId)?.revision !== owners.before.revision))
        throw new Refusal('stale');

      members.set(after.memberId, after);
      if (owners !== undefined) profiles.set(practiceId, owners.after);

      events.push(event);
    },
    patientOnChart: async (_context, patient) => (patient === patientId ? { ...chart } : undefined),
    addPatientAccount: async (_context, account, { event }) => {
      patientAccounts.set(account.accountId, account);
      events.push(event);
    },
    patientAccount: async (_context, accountId) => patientAccounts.get(accountId),
    changePatientAccount: async (_context, { after }, { event }) => {
      patientAccounts.set(after.accountId, after);
      events.push(event);
    },
  };
  const keyOf = (alias: string): string => {
    step('key');
    const arn = keyArns.get(alias) ?? `arn:key/${keyArns.size + 1}`;
    keyArns.set(alias, arn);
    return arn;
  };
  const keys: KeyStore = {
    practiceKey: async (context) => keyOf(context.practiceId),
    providerKey: async (_context, memberId) => keyOf(memberId),
  };
  return {
    events,
    members,
    profiles,
    patientAccounts,
    chart,
    keyArns,
    crashAt: (name: 'key' | 'write') => {
      crash = name;
    },
    practices,
    keys,
    traces: {
      record: async (_context: Context, event: AuditEvent) => {
        events.push(event);
      },
    },
  };
};
