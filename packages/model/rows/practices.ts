import { practice, type Partition } from './partition.ts';

export const practices = {
  profile: {
    table: 'practices',
    key: 'PRACTICE#{practiceId}#PROFILE#',
    leaders: { practice },
    rows: {
      profile: 'PROFILE',
      /** How many members are active, beside the profile: counted in the transactions that change it, and read at every gate. */
      activeMembers: 'ACTIVE-MEMBERS',
    },
  },
  members: {
    table: 'practices',
    key: 'PRACTICE#{practiceId}#MEMBERS#',
    leaders: { practice },
    rows: {
      member: 'MEMBER#{memberId}',
      /** Holds an e-mail address for the member who has it, by its digest. */
      memberAddress: 'ADDRESS#{emailSha256}',
      patientAccount: 'ACCOUNT#{accountId}',
      /** What the practice says of its charts, beside the rows that are read with each call. */
      chartRules: 'CHART-RULES',
      /** Whom a member supervised, and who supervised them. */
      memberSupervisions: 'SUPERVISIONS#{memberId}',
    },
  },
  /** A person belongs to no practice: found by the `sub` of their account, and readable in their own session. */
  person: {
    table: 'practices',
    key: 'PERSON#{sub}#',
    leaders: { person: { sub: 'person' }, unbound: {} },
    rows: {
      person: 'PERSON',
      /** A person is one member of a practice (`as` is MEMBER), and may have the accounts of several patients there. */
      membership: 'MEMBERSHIP#{practiceId}#{as}',
    },
  },
} as const satisfies Record<string, Partition>;
