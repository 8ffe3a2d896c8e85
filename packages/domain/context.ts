import type { AccountId, AccountOpening, Actor, IdKind, Instant, MemberId, PracticeId } from '@sequester/model';

/** One try at one act: with the same key it is the same act, and its ids come out the same. */
export interface Attempt {
  operationId: string;
  keySha256: string;
  requestSha256: string;
}

/** The row that said what the caller is, as it was read. Whatever the caller writes is written only while it is still the same. */
export type Standing = ({ memberId: MemberId } | { accountId: AccountId }) & { state: string; revision: number };

/** What a use case may know of its surroundings: time, ids and identity are values. */
export interface Context {
  practiceId: PracticeId;
  actor: Actor;
  now: Instant;
  newId: (kind: IdKind) => string;
  attempt?: Attempt;
  /** Of a member or a patient; without it neither can write. */
  standing?: Standing;
  /** Of a patient: how the account they act by was opened. */
  opening?: AccountOpening;
}

/** Thrown where the row of the caller changed between its reading and a write: it has to be read again. */
export class StandingChanged extends Error {
  constructor() {
    super('standing changed');
    this.name = 'StandingChanged';
  }
}
