import type { AccountId, AccountOpening, Actor, IdKind, Instant, MemberId, PracticeId } from '@sequester/model';

/** One try at one act: with the same key it is the same act, and its ids come out the same. */
export interface Attempt {
  operationId: string;
  keySha256: string;
  requestSha256: string;
}

/** The row that said what the caller is, as it was read. Whatever the caller writes is written only while it is still the same. */
export type Standing = ({ memberId: MemberId } | { accountId: AccountId }) & { state: string; revision: number };

/** What every use case may know of its surroundings: time and ids are values. */
interface Surroundings {
  now: Instant;
  newId: (kind: IdKind) => string;
  attempt?: Attempt;
}

/** Who may act within a practice: anybody but an operator. */
export type PracticeActor = Exclude<Actor, { kind: 'operator' }>;

/** An act within one practice: of its member, of its patient, of the recipient of one of its links, or of the system. */
export interface PracticeContext extends Surroundings {
  practiceId: PracticeId;
  actor: PracticeActor;
  /** Of a member or a patient; without it neither can write. */
  standing?: Standing;
  /** Of a patient: how the account they act by was opened. */
  opening?: AccountOpening;
}

/** An act of an operator, who belongs to no practice. */
export interface OperatorContext extends Surroundings {
  actor: Extract<Actor, { kind: 'operator' }>;
}

/** An operator founds a practice: the one act of an operator that lies within a practice. */
export interface FoundingContext extends OperatorContext {
  practiceId: PracticeId;
}

/** An act of the system that concerns no practice, or none that is known yet: a sweep, a record of a stream. */
export interface SystemContext extends Surroundings {
  actor: Extract<Actor, { kind: 'system' }>;
}

export type Context = PracticeContext | OperatorContext | SystemContext;

/** The system's act within one practice, once that is known. */
export const withinPractice = (context: SystemContext, practiceId: PracticeId): PracticeContext => ({
  ...context,
  practiceId,
});

/** Thrown where the row of the caller changed between its reading and a write: it has to be read again. */
export class StandingChanged extends Error {
  constructor() {
    super('standing changed');
    this.name = 'StandingChanged';
  }
}
