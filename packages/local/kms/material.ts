import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

import type { KeySpec } from '../types.ts';

const version = 1;
const head = 17;
const ivBytes = 12;
const tagBytes = 16;

/** Fresh material for a key: 32 random bytes, or a PKCS#8 private key; base64. */
export const newMaterial = (spec: KeySpec): string =>
  spec === 'ECC_NIST_P256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'der' })
        .toString('base64')
    : randomBytes(32).toString('base64');

const idBytes = (keyId: string): Buffer => Buffer.from(keyId.replaceAll('-', ''), 'hex');

/** The encryption context as additional authenticated data: its pairs in order of their keys. */
const bound = (context: Readonly<Record<string, string>>): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(context).toSorted(([a], [b]) => Number(a > b) - Number(a < b))));

/** A ciphertext blob (AES-256-GCM) that names its key and is bound to its encryption context. */
export const seal = (
  key: { id: string; material: string },
  plaintext: Uint8Array,
  context: Readonly<Record<string, string>>,
): Buffer => {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv);
  cipher.setAAD(bound(context));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from([version]), idBytes(key.id), iv, cipher.getAuthTag(), body]);
};

/** The key that a ciphertext blob names, or `undefined` when it is no such blob. */
export const keyIdOf = (blob: Uint8Array): string | undefined => {
  if (blob.length < head + ivBytes + tagBytes || blob[0] !== version) return undefined;

  const hex = Buffer.from(blob.subarray(1, head)).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** The plaintext of a blob, or `undefined` when the blob, the key or the encryption context is another. */
export const unseal = (
  key: { material: string },
  blob: Uint8Array,
  context: Readonly<Record<string, string>>,
): Buffer | undefined => {
  const iv = blob.subarray(head, head + ivBytes);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(bound(context));
  decipher.setAuthTag(blob.subarray(head + ivBytes, head + ivBytes + tagBytes));
  try {
    return Buffer.concat([decipher.update(blob.subarray(head + ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
};

export const macOf = (key: { material: string }, message: Uint8Array): Buffer =>
  createHmac('sha256', Buffer.from(key.material, 'base64')).update(message).digest();

/** Compared in constant time. */
export const macHolds = (key: { material: string }, message: Uint8Array, mac: Uint8Array): boolean =>
  mac.length === 32 && timingSafeEqual(macOf(key, message), mac);

const privateKey = (key: { material: string }) =>
  createPrivateKey({ key: Buffer.from(key.material, 'base64'), format: 'der', type: 'pkcs8' });

/** An ECDSA P-256 signature over the SHA-256 of the message, DER. */
export const signatureOf = (key: { material: string }, message: Uint8Array): Buffer =>
  sign('sha256', message, privateKey(key));

export const signatureHolds = (key: { material: string }, message: Uint8Array, signature: Uint8Array): boolean =>
  verify('sha256', message, createPublicKey(privateKey(key)), signature);

/** The public key, SPKI, DER. */
export const publicKeyOf = (key: { material: string }): Buffer =>
  createPublicKey(privateKey(key)).export({ type: 'spki', format: 'der' });
