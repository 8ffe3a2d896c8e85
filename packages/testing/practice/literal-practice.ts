import type { PracticeContext, KeyStore, PatientOnChart, PracticeChange, PracticeStore } from '@sequester/domain';
import {
  CalendarDate,
  type ChartRules,
  type Member,
  type MemberSupervisions,
  type PatientAccount,
  type Practice,
  type PracticeId,
  Refusal,
  rulesUnsaid,
} from '@sequester/model';

import { inPractice, ofPractice } from '../in-practice.ts';
import { literalLog, type LiteralLog } from '../literal-log.ts';
import {
  examplePractice,
  memberOf,
  ownerId,
  patientEmail,
  patientId,
  practiceId,
  therapistId,
} from './example-practice.ts';

interface Revised {
  revision: number;
}

/** Refuses `stale` where the row is not at the revision before. */
const demandBefore = (there: Revised | undefined, after: Revised): void => {
  if (there?.revision !== after.revision - 1) throw new Refusal('stale');
};

/** Keys by what they are of; asking again gives the same. */
const literalKeys = (step: (name: 'key') => void) => {
  const keyArns = new Map<string, string>();
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
  return { keys, keyArns };
};

/** Practices in memory: one, with an owner, a therapist and a patient's chart. `crashAt` makes one step fail once, before it has any effect. */
export const literalPractice = (log: LiteralLog = literalLog()) => {
  const members = new Map<string, Member>([
    [ownerId, memberOf(ownerId, 'owner@example.org', ['owner'])],
    [therapistId, memberOf(therapistId, 'thea@example.org', ['provider'])],
  ]);
  const profiles = new Map<string, Practice>([[practiceId, examplePractice]]);
  const chart: PatientOnChart = {
    email: patientEmail,
    birthDate: CalendarDate.parse('1990-05-17'),
    earlierEmails: [],
    contacts: [],
    revision: 1,
  };
  const patientsOnChart = new Map<string, PatientOnChart & { practiceId: PracticeId }>([
    [patientId, Object.assign(chart, { practiceId })],
  ]);
  const patientAccounts = new Map<string, PatientAccount>();
  const supervisions = new Map<string, MemberSupervisions>();
  const rules = new Map<string, ChartRules>();
  let crash: string | undefined;
  const step = (name: 'key' | 'write'): void => {
    if (crash !== name) return;

    crash = undefined;
    throw new Error(`crash at ${name}`);
  };
  const write = async (...[context, trace, change]: Parameters<typeof log.write>): Promise<void> => {
    step('write');
    log.write(context, trace, change);
  };
  const onChart = (context: PracticeContext, patient: string): PatientOnChart | undefined => {
    const row = inPractice(context, patientsOnChart.get(patient));
    if (row === undefined) return undefined;

    const { email, birthDate, death, merged, emailChangedAt, emailChangedBy, earlierEmails, contacts, revision } = row;
    return { email, birthDate, death, merged, emailChangedAt, emailChangedBy, earlierEmails, contacts, revision };
  };
  /** An address belongs to one member at a time, and is free again when they leave. */
  const demandFreeAddress = (context: PracticeContext, { memberId, email }: Member): void => {
    const holds = (one: Member) => one.email === email && one.state !== 'disabled' && one.memberId !== memberId;
    if (ofPractice(context, members.values()).some(holds)) throw new Refusal('member-exists');
  };
  const demandOwners = (owners: PracticeChange | undefined): void => {
    if (owners !== undefined) demandBefore(profiles.get(owners.after.practiceId), owners.after);
  };
  const practices: PracticeStore = {
    practice: async (context) => profiles.get(context.practiceId),
    create: (context, { practice, owner }, trace) =>
      write(context, trace, () => {
        profiles.set(practice.practiceId, practice);
        members.set(owner.memberId, owner);
      }),
    changePractice: (context, { after }, trace) =>
      write(context, trace, () => {
        demandBefore(profiles.get(after.practiceId), after);
        profiles.set(after.practiceId, after);
      }),
    activeMembers: async (context) =>
      ofPractice(context, members.values()).filter(({ state }) => state === 'active').length,
    members: async (context) =>
      ofPractice(context, members.values()).toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1)),
    member: async (context, memberId) => inPractice(context, members.get(memberId)),
    addMember: (context, member, trace) =>
      write(context, trace, () => {
        demandFreeAddress(context, member);
        members.set(member.memberId, member);
      }),
    changeMember: (context, { after, owners }, trace) =>
      write(context, trace, () => {
        demandBefore(members.get(after.memberId), after);
        demandOwners(owners);
        demandFreeAddress(context, after);
        members.set(after.memberId, after);
        if (owners !== undefined) profiles.set(owners.after.practiceId, owners.after);
      }),
    chartRules: async (context) =>
      inPractice(context, rules.get(context.practiceId)) ?? rulesUnsaid(context.practiceId),
    changeChartRules: (context, after, trace) =>
      write(context, trace, () => {
        demandBefore(rules.get(after.practiceId) ?? { revision: 0 }, after);
        rules.set(after.practiceId, after);
      }),
    supervisionsOf: async (context, memberId) =>
      inPractice(context, supervisions.get(memberId)) ?? {
        practiceId: context.practiceId,
        memberId,
        supervisions: [],
        revision: 0,
      },
    supervisions: async (context) =>
      ofPractice(context, supervisions.values()).toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1)),
    changeSupervisions: (context, after, trace) =>
      write(context, trace, () => {
        for (const row of after) demandBefore(supervisions.get(row.memberId) ?? { revision: 0 }, row);

        for (const row of after) supervisions.set(row.memberId, row);
      }),
    patientOnChart: async (context, patient) => onChart(context, patient),
    addPatientAccount: (context, account, trace) =>
      write(context, trace, () => {
        if (onChart(context, account.patientId)?.email !== account.email) throw new Refusal('address-not-on-chart');

        patientAccounts.set(account.accountId, account);
      }),
    addRepresentativeAccount: (context, { account, chart: read }, trace) =>
      write(context, trace, () => {
        if (onChart(context, account.patientId)?.revision !== read.revision) throw new Refusal('stale');

        patientAccounts.set(account.accountId, account);
      }),
    patientAccount: async (context, accountId) => inPractice(context, patientAccounts.get(accountId)),
    changePatientAccount: (context, { after }, trace) =>
      write(context, trace, () => {
        demandBefore(patientAccounts.get(after.accountId), after);
        patientAccounts.set(after.accountId, after);
      }),
  };
  return {
    ...literalKeys(step),
    events: log.events,
    members,
    profiles,
    patientAccounts,
    supervisions,
    patientsOnChart,
    chart,
    crashAt: (name: 'key' | 'write') => {
      crash = name;
    },
    practices,
    traces: log.traces,
    attempts: log.attempts,
  };
};
