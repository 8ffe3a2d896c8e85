import type { FoundingContext, PracticeContext } from './context.ts';

/** What an earlier try at the same act left behind. */
export interface AttemptRecord {
  requestSha256: string;
  answer: unknown;
}

/** Finds the answer that the first try got; the record itself is written in the transaction of the act. */
export interface AttemptStore {
  find(context: PracticeContext | FoundingContext): Promise<AttemptRecord | undefined>;
}

/** Thrown where another try at the same act was quicker: its answer is the answer. */
export class AlreadyAttempted extends Error {
  constructor() {
    super('already attempted');
    this.name = 'AlreadyAttempted';
  }
}
