import type {
  AccountId,
  ChartRules,
  Member,
  MemberId,
  MemberSupervisions,
  Patient,
  PatientAccount,
  PatientId,
  Practice,
  Supervision,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { FoundingContext, PracticeContext } from '../context.ts';

/** A practice whose profile changes. */
export interface PracticeChange {
  before: Practice;
  after: Practice;
}

/** A change of a member, with the practice's list of owners where it changes too. */
export interface MemberChange {
  before: Member;
  after: Member;
  owners?: PracticeChange | undefined;
}

/** A patient as an account is opened for them. */
export type PatientOnChart = Pick<
  Patient,
  | 'email'
  | 'birthDate'
  | 'death'
  | 'merged'
  | 'emailChangedAt'
  | 'emailChangedBy'
  | 'earlierEmails'
  | 'contacts'
  | 'revision'
>;

/** Practices and their members. */
export interface PracticeStore {
  practice(context: PracticeContext): Promise<Practice | undefined>;
  create(context: FoundingContext, created: { practice: Practice; owner: Member }, trace: Trace): Promise<void>;
  /** Refuses `stale` where the profile is no longer as it was read. */
  changePractice(context: PracticeContext, change: PracticeChange, trace: Trace): Promise<void>;
  members(context: PracticeContext): Promise<Member[]>;
  /** How many members are active now. */
  activeMembers(context: PracticeContext): Promise<number>;
  member(context: PracticeContext, memberId: MemberId): Promise<Member | undefined>;
  /** Refuses `member-exists` where a member who has not left has the address. */
  addMember(context: PracticeContext, member: Member, trace: Trace): Promise<void>;
  /** Refuses `stale` where the member, or the list of owners, is no longer as it was read. The address of one who leaves is free again. */
  changeMember(context: PracticeContext, change: MemberChange, trace: Trace): Promise<void>;
  /** What the practice says of its charts; where it has said nothing, what holds then, at revision 0. */
  chartRules(context: PracticeContext): Promise<ChartRules>;
  /** Refuses `stale` where the rules are no longer at the revision before. */
  changeChartRules(context: PracticeContext, after: ChartRules, trace: Trace): Promise<void>;
  /** Of one member; of one who has none yet, at revision 0. */
  supervisionsOf(context: PracticeContext, memberId: MemberId): Promise<MemberSupervisions>;
  /** Of every member who has any. */
  supervisions(context: PracticeContext): Promise<MemberSupervisions[]>;
  /** Refuses `stale` where one of the members' rows is no longer at the revision before. */
  changeSupervisions(context: PracticeContext, after: readonly MemberSupervisions[], trace: Trace): Promise<void>;
  /** What an account is opened by: the address and the date of birth on the chart; undefined where the practice has no such patient. */
  patientOnChart(context: PracticeContext, patientId: PatientId): Promise<PatientOnChart | undefined>;
  /** Refuses `address-not-on-chart` where the chart names another address by now. */
  addPatientAccount(context: PracticeContext, account: PatientAccount, trace: Trace): Promise<void>;
  /** Refuses `stale` where the chart is not as it was read. */
  addRepresentativeAccount(
    context: PracticeContext,
    added: { account: PatientAccount; chart: PatientOnChart },
    trace: Trace,
  ): Promise<void>;
  patientAccount(context: PracticeContext, accountId: AccountId): Promise<PatientAccount | undefined>;
  /** Refuses `stale` where the account is no longer as it was read. */
  changePatientAccount(
    context: PracticeContext,
    change: { before: PatientAccount; after: PatientAccount },
    trace: Trace,
  ): Promise<void>;
}

/** What an act on a chart has to know of other members and of the practice's rules. */
export interface ColleagueStore {
  /** Whom a member supervised, and who supervised them. */
  supervisions(context: PracticeContext, memberId: MemberId): Promise<Supervision[]>;
  /** Whether a member has left the practice. */
  hasLeft(context: PracticeContext, memberId: MemberId): Promise<boolean>;
  /** What the practice says of its charts. */
  rules(context: PracticeContext): Promise<ChartRules>;
}

/** Keys of a practice and of its therapists. Asking twice gives the same key. */
export interface KeyStore {
  practiceKey(context: FoundingContext): Promise<string>;
  providerKey(context: PracticeContext, memberId: MemberId): Promise<string>;
}
