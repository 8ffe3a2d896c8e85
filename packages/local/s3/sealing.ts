import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

import type { RequestContext } from '../iam/context.ts';
import { decrypt, generateDataKey } from '../kms/cipher.ts';
import type { Caller } from '../signing/caller.ts';
import { AwsRefusal } from '../signing/refusal.ts';
import type { CloudBucket } from '../types.ts';
import type { Sealing, Version } from './object-store.ts';
import { objectArn, type ObjectRequest, type S3Setup } from './setup.ts';

const sse = 'x-amz-server-side-encryption';

/** How an object is to be encrypted: as the request says, else as the bucket does. */
export interface WantedSealing {
  algorithm: 'aws:kms' | 'AES256';
  keyId: string | undefined;
  bucketKey: boolean;
}

/** The encryption that a request or else its bucket asks for. */
export const wantedSealing = (bucket: CloudBucket, headers: ReadonlyMap<string, string>): WantedSealing => {
  const algorithm = headers.get(sse);
  const keyId = headers.get(`${sse}-aws-kms-key-id`);
  if (
    [...headers.keys()].some((name) => name.startsWith(`${sse}-customer-`)) ||
    headers.has(`${sse}-context`) ||
    algorithm === 'aws:kms:dsse'
  ) {
    throw new AwsRefusal('NotImplemented', 'A header you provided implies functionality that is not implemented', {
      status: 501,
    });
  }

  if (algorithm !== undefined && algorithm !== 'aws:kms' && algorithm !== 'AES256')
    throw new AwsRefusal('InvalidArgument', 'The encryption method specified is not supported');

  if (keyId !== undefined && algorithm !== 'aws:kms') {
    throw new AwsRefusal(
      'InvalidArgument',
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
    );
  }

  const bucketKeyHeader = headers.get(`${sse}-bucket-key-enabled`);
  const bucketKey =
    bucketKeyHeader === undefined ? bucket.encryption?.bucketKey === true : bucketKeyHeader.toLowerCase() === 'true';
  const chosen = algorithm ?? bucket.encryption?.algorithm ?? 'AES256';
  return {
    algorithm: chosen,
    keyId: chosen === 'aws:kms' ? (keyId ?? bucket.encryption?.keyArn) : undefined,
    bucketKey,
  };
};

/** What a PutObject says of encryption, as IAM sees it: only what the request itself states, the key by its ARN. */
export const sealingContext = (setup: S3Setup, headers: ReadonlyMap<string, string>): RequestContext => {
  const algorithm = headers.get(sse);
  const keyId = headers.get(`${sse}-aws-kms-key-id`);
  const arn = (id: string): string => {
    try {
      return setup.kms.keys.find(id, true).key.arn;
    } catch {
      return id;
    }
  };
  return {
    ...(algorithm === undefined ? {} : { 's3:x-amz-server-side-encryption': algorithm }),
    ...(keyId === undefined ? {} : { 's3:x-amz-server-side-encryption-aws-kms-key-id': arn(keyId) }),
  };
};

/** KMS refuses in S3's name: what is denied is denied, the rest carries the prefix `KMS.`. */
const throughS3 = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (fault) {
    if (fault instanceof AwsRefusal && fault.code !== 'AccessDenied')
      throw new AwsRefusal(`KMS.${fault.code}`, fault.message, { status: 400 });

    throw fault;
  }
};

/** With bucket keys the encryption context is the bucket's ARN, otherwise the object's own. */
const encryptionContext = (bucket: CloudBucket, key: string, bucketKey: boolean): Record<string, string> => ({
  'aws:s3:arn': bucketKey ? bucket.arn : objectArn(bucket, key),
});

/** What a ciphertext is bound to: its object, and its version or part. */
const boundTo = (bucket: CloudBucket, key: string, versionId: string): Buffer =>
  Buffer.from(JSON.stringify([bucket.name, key, versionId]));

const sealWith = (dataKey: Buffer, plaintext: Uint8Array, bound: Buffer): Buffer => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', dataKey, iv);
  cipher.setAAD(bound);
  const body = [cipher.update(plaintext), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...body]);
};

const unsealWith = (dataKey: Buffer, sealed: Buffer, bound: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', dataKey, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
};

const via = (setup: S3Setup): string => `s3.${setup.cloud.region}.amazonaws.com`;

/** Encrypts an object under a fresh data key from KMS, asked for in the caller's name (`kms:GenerateDataKey`). */
export const sealObject = async (
  setup: S3Setup,
  { request, bucket, key }: ObjectRequest,
  wanted: WantedSealing & { versionId: string },
): Promise<{ sealed: Buffer; sealing: Sealing }> => {
  const bound = boundTo(bucket, key, wanted.versionId);
  const { call, caller } = request;
  if (wanted.algorithm === 'AES256') {
    const dataKey = randomBytes(32);
    const kept = sealWith(setup.ownKey, dataKey, bound);
    return {
      sealed: sealWith(dataKey, call.body, bound),
      sealing: { algorithm: 'AES256', bucketKey: false, dataKey: kept.toString('base64') },
    };
  }
  if (wanted.keyId === undefined)
    throw new AwsRefusal('NotImplemented', 'The laptop cloud has no key aws/s3: name a key.', { status: 501 });

  const use = {
    caller,
    keyId: wanted.keyId,
    encryptionContext: encryptionContext(bucket, key, wanted.bucketKey),
    via: via(setup),
  };
  const { keyArn, plaintext, ciphertext } = await throughS3(generateDataKey(setup.kms, use));
  const sealing: Sealing = {
    algorithm: 'aws:kms',
    keyArn,
    bucketKey: wanted.bucketKey,
    dataKey: ciphertext.toString('base64'),
  };
  return { sealed: sealWith(plaintext, call.body, bound), sealing };
};

/** The data key of a version, opened in the caller's name (`kms:Decrypt`); what KMS refuses, S3 refuses. */
const dataKeyOf = async (
  setup: S3Setup,
  caller: Caller,
  { bucket, key, version }: { bucket: CloudBucket; key: string; version: Pick<Version, 'sealing' | 'versionId'> },
): Promise<Buffer> => {
  const { sealing, versionId } = version;
  if (sealing === undefined)
    throw new AwsRefusal('InternalError', 'We encountered an internal error. Please try again.', { status: 500 });

  const blob = Buffer.from(sealing.dataKey, 'base64');
  if (sealing.algorithm === 'AES256') return unsealWith(setup.ownKey, blob, boundTo(bucket, key, versionId));

  const use = {
    caller,
    keyId: sealing.keyArn,
    encryptionContext: encryptionContext(bucket, key, sealing.bucketKey),
    via: via(setup),
  };
  return (await throughS3(decrypt(setup.kms, use, blob))).plaintext;
};

interface Piece {
  /** The upload's own, made with `sealObject` under the upload's id. */
  sealing: Sealing;
  uploadId: string;
  number: number;
}

const pieceName = ({ uploadId, number }: Piece): string => `${uploadId}/${number}`;

/** Encrypts a part of an upload under the upload's data key, opened in the caller's name (`kms:Decrypt`). */
export const sealPart = async (
  setup: S3Setup,
  { request, bucket, key }: ObjectRequest,
  piece: Piece,
): Promise<Buffer> => {
  const dataKey = await dataKeyOf(setup, request.caller, {
    bucket,
    key,
    version: { sealing: piece.sealing, versionId: piece.uploadId },
  });
  return sealWith(dataKey, request.call.body, boundTo(bucket, key, pieceName(piece)));
};

/** What `sealPart` encrypted. */
export const openPart = async (
  setup: S3Setup,
  { request, bucket, key }: ObjectRequest,
  piece: Piece & { sealed: Buffer },
): Promise<Buffer> => {
  const dataKey = await dataKeyOf(setup, request.caller, {
    bucket,
    key,
    version: { sealing: piece.sealing, versionId: piece.uploadId },
  });
  return unsealWith(dataKey, piece.sealed, boundTo(bucket, key, pieceName(piece)));
};

/** Refuses a caller who may not decrypt a version. */
export const demandOpen = async (
  setup: S3Setup,
  { request, bucket, key }: ObjectRequest,
  version: Version,
): Promise<void> => {
  await dataKeyOf(setup, request.caller, { bucket, key, version });
};

/** The content of a version, for a caller whom KMS allows to decrypt it. */
export const openObject = async (
  setup: S3Setup,
  { request, bucket, key }: ObjectRequest,
  version: Version,
): Promise<Buffer> => {
  const dataKey = await dataKeyOf(setup, request.caller, { bucket, key, version });
  return unsealWith(
    dataKey,
    await setup.objects.content(bucket.name, key, version),
    boundTo(bucket, key, version.versionId),
  );
};
