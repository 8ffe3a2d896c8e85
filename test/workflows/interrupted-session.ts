import { AwsSession, type Credentials } from '@sequester/aws';

/** The process ends here. */
export class Crash extends Error {}

/** Where a process ends: at one of its calls, before it is sent or before its answer is read. */
export interface End {
  at: number;
  when: 'before' | 'after';
}

/** A session whose process ends at one of its calls to AWS. */
export class InterruptedSession extends AwsSession {
  calls = 0;
  readonly #end: End | undefined;

  constructor(credentials: Credentials, end?: End) {
    super(credentials);
    this.#end = end;
  }

  override call<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    return this.#ending(() => super.call(act));
  }

  async #ending<Answer>(make: () => Promise<Answer>): Promise<Answer> {
    this.calls += 1;
    const here = this.calls === this.#end?.at;
    if (here && this.#end?.when === 'before') throw new Crash();

    const answer = await make();
    if (here) throw new Crash();

    return answer;
  }
}

/** Every place at which a process of so many calls can end. */
export const endsOf = (calls: number): End[] =>
  Array.from({ length: calls }, (_, index) => [
    { at: index + 1, when: 'before' } as const,
    { at: index + 1, when: 'after' } as const,
  ]).flat();
