import type { Trace } from '../audit.ts';
import type { Context, Role } from '../context.ts';
import type { MemberId, PatientId, PracticeId } from '../ids.ts';
import type { Member, PatientAccount, Practice } from './practice.ts';

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

/** Practices and their members. */
export interface PracticeStore {
  practice(context: Context): Promise<Practice | undefined>;
  create(context: Context, created: { practice: Practice; owner: Member }, trace: Trace): Promise<void>;
  /** Refuses `stale` where the profile is no longer as it was read. */
  changePractice(context: Context, change: PracticeChange, trace: Trace): Promise<void>;
  members(context: Context): Promise<Member[]>;
  /** How many members are active now. */
  activeMembers(context: Context): Promise<number>;
  member(context: Context, memberId: MemberId): Promise<Member | undefined>;
  addMember(context: Context, added: { member: Member; owners?: PracticeChange | undefined }, trace: Trace): Promise<void>;
  /** Refuses `stale` where the member, or the list of owners, is no longer as it was read. */
  changeMember(context: Context, change: MemberChange, trace: Trace): Promise<void>;
  patientExists(context: Context, patientId: PatientId): Promise<boolean>;
  /** Refuses `not-found` where the practice has no such patient and `account-exists` where the patient has an account. */
  addPatientAccount(context: Context, account: PatientAccount, trace: Trace): Promise<void>;
}

/** What an account says about its holder; it comes back in every token. */
export type Holder =
  | { kind: 'member'; practiceId: PracticeId; memberId: MemberId; roles: readonly Role[] }
  | { kind: 'patient'; practiceId: PracticeId; patientId: PatientId };

/** Accounts by which people sign in. */
export interface AccountStore {
  /** Opens an account and has its holder invited; the same holder again is no fault. Refuses `account-exists` for another's address. */
  open(email: string, holder: Holder): Promise<void>;
  changeRoles(email: string, roles: readonly Role[]): Promise<void>;
  enrol(email: string, memberId: MemberId): Promise<void>;
  disable(email: string): Promise<void>;
}

/** Keys of a practice and of its therapists. Asking twice gives the same key. */
export interface KeyStore {
  practiceKey(context: Context): Promise<string>;
  providerKey(context: Context, memberId: MemberId): Promise<string>;
}
