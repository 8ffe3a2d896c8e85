import {
  actingMember,
  actingPatient,
  type Acting,
  type Belonging,
  type MembershipRows,
  type TokenHolder,
} from '@sequester/domain';
import { type Instant, type MembershipName, Refusal } from '@sequester/model';

/** Rows kept by one function instance, so that a read can begin while its caller's row is read again. */
const kept = 500;

/** A row as it was read last, and the name it was read under. */
interface Seen {
  name: MembershipName;
  row: Belonging;
}

/** One call of the holder of a token, under the membership that it names, if it names one. */
export interface Asking {
  holder: TokenHolder;
  named: MembershipName | undefined;
  now: Instant;
}

const actingBy = (row: Belonging | undefined, { holder, now }: Asking): Acting | undefined => {
  if (row === undefined) return undefined;

  return 'memberId' in row ? actingMember(row, holder, now) : actingPatient(row, holder, now);
};

const sameName = (one: MembershipName, other: MembershipName): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What callers are, by the rows of their memberships. No answer leaves on a row that was read for an earlier call. */
export class Standings {
  readonly #seen = new Map<string, Seen>();

  /** What the caller was when their row was read here last. */
  known(asking: Asking): Acting | undefined {
    return actingBy(this.#seen.get(this.#key(asking))?.row, asking);
  }

  /**
   * What the caller is now. Refuses `unauthenticated` where the row does not say so, whatever it is that is wrong, and
   * `membership-needed` where the caller has several and names none.
   */
  async read(asking: Asking, rows: MembershipRows): Promise<Acting> {
    const key = this.#key(asking);
    const { name, row } =
      asking.named === undefined
        ? await this.#only(asking, rows, this.#seen.get(key)?.name)
        : { name: asking.named, row: await rows.belonging(asking.named, asking.holder.sub) };
    const acting = actingBy(row, asking);
    if (row === undefined || acting === undefined) {
      this.#seen.delete(key);
      throw new Refusal('unauthenticated');
    }
    this.#keep(key, { name, row });
    return acting;
  }

  /** The one membership of a caller who names none. The row that it was last time is read at the same time. */
  async #only(
    { holder: { sub } }: Asking,
    rows: MembershipRows,
    guess: MembershipName | undefined,
  ): Promise<{ name: MembershipName; row: Belonging | undefined }> {
    const [memberships, guessed] = await Promise.all([
      rows.memberships(sub),
      guess === undefined ? undefined : rows.belonging(guess, sub),
    ]);
    const [only, second] = memberships.filter(({ state }) => state === 'current');
    if (only === undefined) throw new Refusal('unauthenticated');

    if (second !== undefined) throw new Refusal('membership-needed');

    const { practiceId } = only;
    const name: MembershipName =
      'memberId' in only ? { practiceId, memberId: only.memberId } : { practiceId, accountId: only.accountId };
    return { name, row: guess !== undefined && sameName(guess, name) ? guessed : await rows.belonging(name, sub) };
  }

  #key({ holder, named }: Asking): string {
    return JSON.stringify([holder.sub, named]);
  }

  #keep(key: string, seen: Seen): void {
    this.#seen.delete(key);
    this.#seen.set(key, seen);
    const oldest = this.#seen.keys().next();
    if (this.#seen.size > kept && oldest.done === false) this.#seen.delete(oldest.value);
  }
}
