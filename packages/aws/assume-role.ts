import type { Credentials } from './credentials.ts';
import { endpoint } from './endpoints.ts';
import { AwsFault } from './fault.ts';
import { AwsSession } from './session.ts';

/** A role to take on, narrowed by session tags and, where given, by a session policy. */
export interface RoleRequest {
  roleArn: string;
  sessionName: string;
  tags: Record<string, string>;
  policy?: unknown;
  seconds?: number;
}

/** One hour is the most that role chaining allows. */
const chainedSessionSeconds = 3600;
/** A cached session is renewed when four fifths of its life are over. */
const renewAt = 0.8;
/** Sessions kept by one function instance; the oldest goes first. */
const kept = 500;

const read = (xml: string, name: string): string => {
  const value = new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1];
  if (value === undefined) throw new AwsFault('sts', `Missing${name}`, 200);

  return value;
};

const formOf = (request: RoleRequest, seconds: number): URLSearchParams => {
  const form = new URLSearchParams({
    Action: 'AssumeRole',
    Version: '2011-06-15',
    RoleArn: request.roleArn,
    RoleSessionName: request.sessionName,
    DurationSeconds: String(seconds),
  });
  Object.entries(request.tags).forEach(([key, value], index) => {
    form.set(`Tags.member.${index + 1}.Key`, key);
    form.set(`Tags.member.${index + 1}.Value`, value);
  });
  if (request.policy !== undefined) form.set('Policy', JSON.stringify(request.policy));

  return form;
};

/** Credentials of a role for one tagged session (STS AssumeRole). */
export const assumeRole = async (own: AwsSession, request: RoleRequest): Promise<Credentials> => {
  const response = await own.send('sts', endpoint('sts'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formOf(request, request.seconds ?? chainedSessionSeconds).toString(),
  });
  const xml = await response.text();
  return {
    accessKeyId: read(xml, 'AccessKeyId'),
    secretAccessKey: read(xml, 'SecretAccessKey'),
    sessionToken: read(xml, 'SessionToken'),
    expiresAt: Date.parse(read(xml, 'Expiration')),
  };
};

/**
 * Scoped sessions, one per role and set of tags, kept until four fifths of their life are over.
 * The cache key is everything that decides what a session may do.
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

    const session = assumeRole(this.#own(), request).then((credentials) => new AwsSession(credentials));
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
