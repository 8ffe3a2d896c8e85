import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { writeWhole } from '../files.ts';

const PrivateJwk = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});

const Stored = z.object({ jwk: PrivateJwk, cookieKey: z.string() });

/** The issuer's private key and the key of its cookies. */
export type SigningKeys = z.infer<typeof Stored>;

const made = (): SigningKeys => {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  return Stored.parse({
    jwk: { ...jwk, kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' },
    cookieKey: randomBytes(32).toString('base64url'),
  });
};

/** The keys kept in `file`, made at the first start and readable by this user alone: a token outlives a restart. */
export const signingKeys = (file: string): SigningKeys => {
  try {
    return Stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    const keys = made();
    writeWhole(file, JSON.stringify(keys));
    return keys;
  }
};

/** The public half, as an authorizer reads it. */
export const publicJwks = ({
  jwk,
}: SigningKeys): { keys: [{ kty: 'RSA'; kid: string; alg: 'RS256'; use: 'sig'; n: string; e: string }] } => ({
  keys: [{ kty: jwk.kty, kid: jwk.kid, alg: jwk.alg, use: jwk.use, n: jwk.n, e: jwk.e }],
});
