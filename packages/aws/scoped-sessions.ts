import { assumeRole, chainedSessionSeconds, type RoleRequest } from './assume-role.ts';
import { AwsSession } from './session.ts';

/** A cached session is renewed when four fifths of its life are over. */
const renewAt = 0.8;
/** Sessions kept by one function instance; the oldest goes first. */
const kept = 500;

/**
 * Scoped sessions, one per role and set of tags, kept until four fifths of their life are over, or renewed when AWS says that
 * they have ended. The cache key is everything that decides what a session may do.
 */
export class ScopedSessions {
  readonly #own: () => AwsSession;
  readonly #cache = new Map<string, { session: Promise<AwsSession>; renew: number }>();

  constructor(own: () => AwsSession) {
    this.#own = own;
  }

  async session(request: Omit<RoleRequest, 'policy' | 'seconds'>): Promise<AwsSession> {
    const key = JSON.stringify([
      request.roleArn,
      Object.entries(request.tags).toSorted(([a], [b]) => a.localeCompare(b)),
    ]);
    const cached = this.#cache.get(key);
    if (cached !== undefined && Date.now() < cached.renew) return cached.session;

    const assumed = () => assumeRole(this.#own(), request);
    const session = assumed().then((credentials) => new AwsSession(credentials, assumed));
    this.#cache.set(key, { session, renew: Date.now() + chainedSessionSeconds * 1000 * renewAt });
    this.#evict();
    session.catch(() => this.#cache.delete(key));
    return session;
  }

  #evict(): void {
    const oldest = this.#cache.keys().next();
    if (this.#cache.size > kept && oldest.done === false) this.#cache.delete(oldest.value);
  }
}
