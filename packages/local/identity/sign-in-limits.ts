import { createHash } from 'node:crypto';

/** Wrong passwords for one account before it has to wait: Cognito's number. */
const triesOfAccount = 5;
/** The same for one source, which may be a household or an office. */
const triesOfSource = 20;
/** The first wait; each further wrong password doubles it, as Cognito does. */
const firstMilliseconds = 1000;
const longestMilliseconds = 15 * 60_000;
/** Tries are forgotten after this long without one. */
const forgottenAfterMilliseconds = 15 * 60_000;
/** Names and sources remembered at most; the oldest go first. */
const most = 10_000;

interface Tries {
  wrong: number;
  lastAt: number;
  /** No password is looked at before. */
  until: number;
}

/** Who asks: the account by a name that need not exist, and where from. */
export interface Asker {
  account: string;
  source: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** How long a sign-in has to wait after wrong passwords. What is kept is a digest: a list of names tried is nobody's business. */
export class SignInLimits {
  readonly #now: () => number;
  readonly #tries = new Map<string, Tries>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whole seconds until this account may be tried from this source; 0 when it may now. */
  waitSeconds(asker: Asker): number {
    const untils = this.#keys(asker).map(({ key }) => this.#of(key).until);
    return Math.max(0, Math.ceil((Math.max(...untils) - this.#now()) / 1000));
  }

  /** Counts a wrong password and answers the wait that follows it. */
  wrong(asker: Asker): number {
    for (const { key, allowed } of this.#keys(asker)) {
      const wrong = this.#of(key).wrong + 1;
      const wait = wrong < allowed ? 0 : Math.min(firstMilliseconds * 2 ** (wrong - allowed), longestMilliseconds);
      this.#keep(key, { wrong, lastAt: this.#now(), until: this.#now() + wait });
    }
    return this.waitSeconds(asker);
  }

  /** A right password clears the account, not the source: else a guesser would sign in to their own between guesses. */
  right(asker: Asker): void {
    const [account] = this.#keys(asker);
    this.#tries.delete(account?.key ?? '');
  }

  #keys({ account, source }: Asker): { key: string; allowed: number }[] {
    return [
      { key: digest(`account:${account.trim().toLowerCase()}`), allowed: triesOfAccount },
      { key: digest(`source:${source}`), allowed: triesOfSource },
    ];
  }

  #of(key: string): Tries {
    const found = this.#tries.get(key);
    const forgotten =
      found === undefined || this.#now() > Math.max(found.until, found.lastAt + forgottenAfterMilliseconds);
    return forgotten ? { wrong: 0, lastAt: 0, until: 0 } : found;
  }

  #keep(key: string, tries: Tries): void {
    this.#tries.delete(key);
    this.#tries.set(key, tries);
    const oldest = this.#tries.keys().next();
    if (this.#tries.size > most && oldest.done === false) this.#tries.delete(oldest.value);
  }
}
