import { randomBytes } from 'node:crypto';

import * as z from 'zod';

import type { Caller } from '../signing/caller.ts';
import { inputOf, type JsonOperation } from '../signing/json-service.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import { demandUse, refuseUnusable, type KmsSetup } from './access.ts';
import type { Key } from './key.ts';
import { keyIdOf, seal, unseal } from './material.ts';

/** Bytes that Encrypt takes. */
const mostPlaintext = 4096;

const Context = z.record(z.string(), z.string()).optional();
const Blob = z.base64();
const common = { GrantTokens: z.array(z.string()).optional(), DryRun: z.literal(false).optional() };

const Encrypt = z.strictObject({
  KeyId: z.string(),
  Plaintext: Blob,
  EncryptionContext: Context,
  EncryptionAlgorithm: z.literal('SYMMETRIC_DEFAULT').optional(),
  ...common,
});
const Decrypt = z.strictObject({
  KeyId: z.string().optional(),
  CiphertextBlob: Blob,
  EncryptionContext: Context,
  EncryptionAlgorithm: z.literal('SYMMETRIC_DEFAULT').optional(),
  ...common,
});
const DataKey = z.strictObject({
  KeyId: z.string(),
  KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
  NumberOfBytes: z.int().min(1).max(1024).optional(),
  EncryptionContext: Context,
  ...common,
});

/** A use of a key for encryption, by a caller or by a service in the caller's name. */
export interface CipherUse {
  caller: Caller;
  keyId: string | undefined;
  encryptionContext: Readonly<Record<string, string>>;
  via?: string | undefined;
}

const symmetric = (key: Key): void => {
  if (key.usage !== 'ENCRYPT_DECRYPT') {
    throw new AwsRefusal(
      'InvalidKeyUsageException',
      `${key.arn} key usage is ${key.usage} which is not valid for this operation.`,
    );
  }
};

const context = { 'kms:EncryptionAlgorithm': 'SYMMETRIC_DEFAULT' };

const usableKey = async (setup: KmsSetup, operation: string, use: CipherUse): Promise<Key> => {
  const { key, alias } = setup.keys.find(use.keyId ?? '', true);
  await demandUse(setup, {
    caller: use.caller,
    operation,
    key,
    alias,
    encryptionContext: use.encryptionContext,
    context,
    via: use.via,
  });
  refuseUnusable(key);
  symmetric(key);
  return key;
};

export interface DataKey {
  keyArn: string;
  plaintext: Buffer;
  ciphertext: Buffer;
}

/** GenerateDataKey: a data key in plaintext and sealed. */
export const generateDataKey = async (
  setup: KmsSetup,
  use: CipherUse,
  bytes = 32,
  operation = 'GenerateDataKey',
): Promise<DataKey> => {
  const key = await usableKey(setup, operation, use);
  const plaintext = randomBytes(bytes);
  return { keyArn: key.arn, plaintext, ciphertext: seal(key, plaintext, use.encryptionContext) };
};

/** Decrypt: the plaintext of a blob, for whom the key's policy or a grant allows it, under the same encryption context. */
export const decrypt = async (
  setup: KmsSetup,
  use: CipherUse,
  blob: Uint8Array,
): Promise<{ keyArn: string; plaintext: Buffer }> => {
  const named = keyIdOf(blob);
  if (named === undefined) throw new AwsRefusal('InvalidCiphertextException', '');

  const key = await usableKey(setup, 'Decrypt', { ...use, keyId: use.keyId ?? named });
  if (key.id !== named) {
    throw new AwsRefusal(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  }

  const plaintext = unseal(key, blob, use.encryptionContext);
  if (plaintext === undefined) throw new AwsRefusal('InvalidCiphertextException', '');

  return { keyArn: key.arn, plaintext };
};

const dataKeyOperation =
  (setup: KmsSetup, operation: string): JsonOperation =>
  async ({ caller, input }) => {
    const { KeyId, KeySpec, NumberOfBytes, EncryptionContext = {} } = inputOf(DataKey, input);
    if ((KeySpec === undefined) === (NumberOfBytes === undefined))
      throw new AwsRefusal('ValidationException', 'Please specify either number of bytes or key spec.');

    const bytes = NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32);
    const made = await generateDataKey(
      setup,
      { caller, keyId: KeyId, encryptionContext: EncryptionContext },
      bytes,
      operation,
    );
    return {
      KeyId: made.keyArn,
      CiphertextBlob: made.ciphertext.toString('base64'),
      ...(operation === 'GenerateDataKey' ? { Plaintext: made.plaintext.toString('base64') } : {}),
    };
  };

/** Encrypt, Decrypt, GenerateDataKey and GenerateDataKeyWithoutPlaintext. */
export const cipherOperations = (setup: KmsSetup): Record<string, JsonOperation> => ({
  Encrypt: async ({ caller, input }) => {
    const { KeyId, Plaintext, EncryptionContext = {} } = inputOf(Encrypt, input);
    const plaintext = Buffer.from(Plaintext, 'base64');
    if (plaintext.length === 0 || plaintext.length > mostPlaintext) {
      throw new AwsRefusal(
        'ValidationException',
        `Value at 'plaintext' failed to satisfy constraint: Member must have length between 1 and ${mostPlaintext}`,
      );
    }

    const key = await usableKey(setup, 'Encrypt', { caller, keyId: KeyId, encryptionContext: EncryptionContext });
    return {
      KeyId: key.arn,
      CiphertextBlob: seal(key, plaintext, EncryptionContext).toString('base64'),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  },
  Decrypt: async ({ caller, input }) => {
    const { KeyId, CiphertextBlob, EncryptionContext = {} } = inputOf(Decrypt, input);
    const { keyArn, plaintext } = await decrypt(
      setup,
      { caller, keyId: KeyId, encryptionContext: EncryptionContext },
      Buffer.from(CiphertextBlob, 'base64'),
    );
    return { KeyId: keyArn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  },
  GenerateDataKey: dataKeyOperation(setup, 'GenerateDataKey'),
  GenerateDataKeyWithoutPlaintext: dataKeyOperation(setup, 'GenerateDataKeyWithoutPlaintext'),
});
