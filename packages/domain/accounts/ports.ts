import type {
  Member,
  Membership,
  MembershipName,
  PatientAccount,
  Person,
  Practice,
  PracticeId,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { PracticeChange } from '../practice/ports.ts';

/** A row of a practice that says what somebody is there. */
export type Belonging = Member | PatientAccount;

/** The rows of memberships, as far as a call needs them: a person's own list, and the one row that is named. */
export interface MembershipRows {
  memberships(sub: string): Promise<Membership[]>;
  /** Without a `sub` only the system reads. */
  belonging(name: MembershipName, sub?: string): Promise<Belonging | undefined>;
}

/** A row of a practice gets its account: with it stand the person and the membership. */
export interface Joining {
  /** As the person was read; undefined where they are new. */
  person: Person | undefined;
  membership: Membership;
  before: Belonging;
  after: Belonging & { account: string };
  owners?: PracticeChange | undefined;
}

/** A row of a practice changes by its holder's act, or follows what became of the account. */
export interface BelongingChange {
  /** Whose act it is; without one the system's. */
  sub?: string;
  before: Belonging;
  after: Belonging;
}

/** Persons, their memberships, and the rows of practices that go with them. */
export interface PersonStore extends MembershipRows {
  person(sub: string): Promise<Person | undefined>;
  practice(practiceId: PracticeId, sub?: string): Promise<Practice | undefined>;
  /** Refuses `stale` where a row is not as it was read, `member-exists` where the person is another member of the practice already. */
  join(context: PracticeContext, joining: Joining, trace: Trace): Promise<void>;
  /** Refuses `stale` where the row is not as it was read. */
  change(context: PracticeContext, change: BelongingChange, trace: Trace): Promise<void>;
  /** Keeps a membership that has changed alone. */
  keep(sub: string, membership: Membership): Promise<void>;
  /** Raises the person's count of sign-outs, and never lowers it. */
  raise(sub: string, epoch: number): Promise<void>;
}

/** An account as the issuer lists it; `createdAt` is an instant. */
export interface IssuedAccount {
  sub: string;
  enabled: boolean;
  createdAt: string;
}

/** Accounts at the issuer, each addressed by its `sub`. Every step may be taken again. */
export interface Issuer {
  /** Makes an account, whose holder the issuer invites by mail; the one that is there where the address has one. Answers its `sub`. */
  open(email: string): Promise<string>;
  enable(sub: string): Promise<void>;
  /** Ends every session of the account, and lets nobody sign in by it any more. */
  disable(sub: string): Promise<void>;
  /** Ends every session of the account. */
  signOut(sub: string): Promise<void>;
  accounts(): AsyncIterable<IssuedAccount>;
  operators(): Promise<ReadonlySet<string>>;
}
