import * as z from 'zod';

import type { PolicyDocument } from '../types.ts';

const KeyState = z.enum(['Enabled', 'Disabled', 'PendingDeletion']);

/** The operations that a grant may hold. */
export const GrantOperation = z.enum([
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'Sign',
  'Verify',
  'GetPublicKey',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
  'GenerateMac',
  'VerifyMac',
]);

export const Constraints = z.strictObject({
  EncryptionContextEquals: z.record(z.string(), z.string()).optional(),
  EncryptionContextSubset: z.record(z.string(), z.string()).optional(),
});

export const Grant = z.strictObject({
  grantId: z.string(),
  name: z.string().optional(),
  grantee: z.string(),
  retiring: z.string().optional(),
  operations: z.array(GrantOperation),
  constraints: Constraints,
  issuer: z.string(),
  createdAt: z.number(),
});

const Policy: z.ZodType<PolicyDocument> = z.looseObject({ Version: z.string().optional(), Statement: z.unknown() });

/** A key with its material, as it lies on disk. */
export const Key = z.strictObject({
  id: z.string(),
  arn: z.string(),
  spec: z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']),
  usage: z.enum(['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC', 'SIGN_VERIFY']),
  state: KeyState,
  description: z.string(),
  policy: Policy,
  tags: z.record(z.string(), z.string()),
  grants: z.array(Grant),
  createdAt: z.number(),
  /** Epoch milliseconds from which the key and all under it are gone. */
  deletionAt: z.number().optional(),
  /** Base64: 32 bytes, or a PKCS#8 private key. */
  material: z.string(),
});

export type Key = z.infer<typeof Key>;
export type Grant = z.infer<typeof Grant>;
export type GrantOperation = z.infer<typeof GrantOperation>;
export type Constraints = z.infer<typeof Constraints>;

/** What `DescribeKey` says of a key. */
export const metadataOf = (key: Key): object => ({
  AWSAccountId: key.arn.split(':')[4],
  KeyId: key.id,
  Arn: key.arn,
  CreationDate: key.createdAt / 1000,
  Enabled: key.state === 'Enabled',
  Description: key.description,
  KeyUsage: key.usage,
  KeyState: key.state,
  Origin: 'AWS_KMS',
  KeyManager: 'CUSTOMER',
  KeySpec: key.spec,
  CustomerMasterKeySpec: key.spec,
  MultiRegion: false,
  ...(key.deletionAt === undefined ? {} : { DeletionDate: key.deletionAt / 1000 }),
  ...(key.spec === 'SYMMETRIC_DEFAULT' ? { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] } : {}),
  ...(key.spec === 'HMAC_256' ? { MacAlgorithms: ['HMAC_SHA_256'] } : {}),
  ...(key.spec === 'ECC_NIST_P256' ? { SigningAlgorithms: ['ECDSA_SHA_256'] } : {}),
});
