import type { Credentials } from './credentials.ts';

/** One set of credentials, under which AWS is called, and where they come from when they have run out. */
export class AwsSession {
  #credentials: Credentials;
  readonly #renew: (() => Promise<Credentials>) | undefined;
  #renewal: Promise<Credentials> | undefined;

  constructor(credentials: Credentials, renew?: () => Promise<Credentials>) {
    this.#credentials = credentials;
    this.#renew = renew;
  }

  get credentials(): Credentials {
    return this.#credentials;
  }

  /** Makes one call. */
  call<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    return act();
  }

  /** Whether there are other credentials than those that have run out; they are fetched once, however many calls ask. */
  async renewed(runOut: Credentials): Promise<boolean> {
    if (this.#credentials !== runOut) return true;

    if (this.#renew === undefined) return false;

    this.#renewal ??= this.#renew();
    try {
      this.#credentials = await this.#renewal;
      return true;
    } finally {
      this.#renewal = undefined;
    }
  }
}
