import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { writeWhole } from '../files.ts';
import type { Cloud, PolicyDocument, SessionCredentials, UserCredentials } from '../types.ts';
import type { Caller } from './caller.ts';

/** Sealed in a session token: everything that decides what the session may do. */
const Session = z.object({
  accessKeyId: z.string(),
  role: z.string(),
  name: z.string(),
  tags: z.record(z.string(), z.string()),
  transitive: z.array(z.string()),
  policy: z.object({ Version: z.string().optional(), Statement: z.unknown() }).loose().optional(),
  issuedAt: z.number(),
  expiresAt: z.number(),
});

type Session = z.infer<typeof Session>;

export interface NewSession {
  role: string;
  name: string;
  tags: Record<string, string>;
  transitive?: string[];
  policy?: PolicyDocument | undefined;
  seconds: number;
}

type Found = { secret: string; caller: Caller } | { fault: 'unknownKey' | 'badToken' | 'endedToken' };

const masterKey = (directory: string): Buffer => {
  const file = join(directory, 'master.key');
  try {
    const kept = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    chmodSync(file, 0o600);
    return kept;
  } catch {
    const fresh = randomBytes(32);
    writeWhole(file, fresh.toString('hex'));
    return fresh;
  }
};

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet[byte % 32]).join('');

/** Tokens remembered once opened. */
const remembered = 2000;

/**
 * The credentials of the cloud. All come from one key on disk: a user's are the same at every start, a session is sealed
 * into its own token, so that a restart keeps it and nothing but that key is stored.
 */
export class Keyring {
  readonly #master: Buffer;
  readonly #sealing: Buffer;
  readonly #cloud: Cloud;
  readonly #clock: () => number;
  readonly #opened = new Map<string, Session>();

  constructor(directory: string, cloud: Cloud, clock: () => number) {
    this.#master = masterKey(directory);
    this.#sealing = this.derive('session tokens');
    this.#cloud = cloud;
    this.#clock = clock;
  }

  /** A key of 32 bytes for one purpose. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#master, '', `sequester local: ${purpose}`, 32));
  }

  #secret(accessKeyId: string): string {
    return createHmac('sha256', this.#master).update(`secret of ${accessKeyId}`).digest('base64').slice(0, 40);
  }

  userCredentials(name: string): UserCredentials {
    const own = createHmac('sha256', this.#master).update(`user ${name}`).digest().subarray(0, 16);
    const accessKeyId = `AKIA${letters(own)}`;
    return { accessKeyId, secretAccessKey: this.#secret(accessKeyId) };
  }

  issue(wanted: NewSession): SessionCredentials {
    const issuedAt = this.#clock();
    const session: Session = {
      accessKeyId: `ASIA${letters(randomBytes(16))}`,
      role: wanted.role,
      name: wanted.name,
      tags: wanted.tags,
      transitive: wanted.transitive ?? [],
      ...(wanted.policy === undefined
        ? {}
        : { policy: { ...wanted.policy, Version: wanted.policy.Version ?? '2008-10-17' } }),
      issuedAt,
      expiresAt: issuedAt + wanted.seconds * 1000,
    };
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#sealing, iv);
    const sealed = Buffer.concat([cipher.update(JSON.stringify(session)), cipher.final()]);
    return {
      accessKeyId: session.accessKeyId,
      secretAccessKey: this.#secret(session.accessKeyId),
      sessionToken: Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64'),
      expiresAt: session.expiresAt,
    };
  }

  /** The secret and the caller behind an access key, or why there is none. */
  find(accessKeyId: string, token: string | undefined): Found {
    if (token === undefined) {
      const user = this.#cloud.users.find(({ name }) => this.userCredentials(name).accessKeyId === accessKeyId);
      return user === undefined
        ? { fault: 'unknownKey' }
        : {
            secret: this.#secret(accessKeyId),
            caller: {
              kind: 'user',
              arn: user.arn,
              principalArn: user.arn,
              name: user.name,
              userId: `AIDA${accessKeyId.slice(4)}`,
              tags: {},
              transitiveTagKeys: [],
            },
          };
    }
    const session = this.#open(token);
    const role = this.#cloud.roles.find(({ name }) => name === session?.role);
    if (session === undefined || role === undefined || session.accessKeyId !== accessKeyId)
      return { fault: 'badToken' };

    if (session.expiresAt <= this.#clock()) return { fault: 'endedToken' };

    const arn = `arn:aws:sts::${this.#cloud.accountId}:assumed-role/${role.name}/${session.name}`;
    const caller: Caller = {
      kind: 'session',
      arn,
      principalArn: role.arn,
      name: role.name,
      userId: `AROA${letters(createHmac('sha256', 'role').update(role.name).digest().subarray(0, 16))}:${session.name}`,
      tags: session.tags,
      transitiveTagKeys: session.transitive,
      sessionPolicy: session.policy,
      issuedAt: session.issuedAt,
    };
    return { secret: this.#secret(accessKeyId), caller };
  }

  #open(token: string): Session | undefined {
    const known = this.#opened.get(token);
    if (known !== undefined) return known;

    const bytes = Buffer.from(token, 'base64');
    if (bytes.length < 29 || bytes.toString('base64') !== token) return undefined;

    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#sealing, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      const session = Session.parse(
        JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')),
      );
      if (this.#opened.size >= remembered) this.#opened.clear();

      this.#opened.set(token, session);
      return session;
    } catch {
      return undefined;
    }
  }
}
