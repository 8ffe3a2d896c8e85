import { createHash } from 'node:crypto';

import { AwsFault, s3, type AwsSession } from '@sequester/aws';

import type { ObjectPlace } from './object-keys.ts';
import { sealing, signingAll, type SignedUpload } from './sealing.ts';

/** Bytes of each part but the last; S3 takes no less than 5 MiB. */
export const partBytes = 8 * 1024 * 1024;

/** An upload that S3 takes in parts, until it is completed. */
export interface MultipartUpload extends ObjectPlace {
  uploadId: string;
}

export interface ArrivedPart {
  number: number;
  etag: string;
  /** Base64, as S3 verified it. */
  sha256: string;
}

const inputOf = ({ bucket, key, uploadId }: MultipartUpload) => ({ Bucket: bucket, Key: key, UploadId: uploadId });

/** Begins an object that will come in parts, each with a SHA-256, under SSE-KMS with this key. */
export const beginParts = async (
  session: AwsSession,
  { bucket, key, keyArn, type }: ObjectPlace & { keyArn: string; type?: string },
): Promise<MultipartUpload> => {
  const input = { Bucket: bucket, Key: key, ChecksumAlgorithm: 'SHA256' as const, ...sealing(keyArn, type) };
  const { UploadId: uploadId = '' } = await s3(session, (client, sdk) =>
    client.send(new sdk.CreateMultipartUploadCommand(input)),
  );
  return { bucket, key, uploadId };
};

/** A URL that takes one part of this length and digest, and the headers that it must bring. */
export const signedPart = async (
  session: AwsSession,
  upload: MultipartUpload,
  part: { number: number; bytes: number; sha256: string; seconds: number },
): Promise<SignedUpload> => {
  const sha256 = Buffer.from(part.sha256, 'hex').toString('base64');
  const input = { ...inputOf(upload), PartNumber: part.number, ContentLength: part.bytes, ChecksumSHA256: sha256 };
  const headers = { 'content-length': String(part.bytes), 'x-amz-checksum-sha256': sha256 };
  const terms = signingAll(headers, part.seconds);
  const url = await s3(session, (client, sdk) => sdk.getSignedUrl(client, new sdk.UploadPartCommand(input), terms));
  return { url, headers };
};

/** The parts that are there; undefined where the upload is completed, ended, or never was. */
export const arrivedParts = async (
  session: AwsSession,
  upload: MultipartUpload,
): Promise<ArrivedPart[] | undefined> => {
  try {
    const { Parts: parts = [] } = await s3(session, (client, sdk) =>
      client.send(new sdk.ListPartsCommand(inputOf(upload))),
    );
    return parts.map(({ PartNumber: number = 0, ETag: etag = '', ChecksumSHA256: sha256 = '' }) => ({
      number,
      etag,
      sha256,
    }));
  } catch (error) {
    if (error instanceof AwsFault && error.status === 404) return undefined;

    throw error;
  }
};

/** What S3 says where there is an object already, or where the upload was completed by a try whose answer was lost. */
const completed = new Set([404, 412]);

/** Makes the parts one object, once (`If-None-Match: *`). Answers whether it did: not where an object is there already. */
export const completeParts = async (
  session: AwsSession,
  upload: MultipartUpload,
  parts: readonly ArrivedPart[],
): Promise<boolean> => {
  const listed = parts.map(({ number, etag, sha256 }) => ({ PartNumber: number, ETag: etag, ChecksumSHA256: sha256 }));
  const input = { ...inputOf(upload), IfNoneMatch: '*', MultipartUpload: { Parts: listed } };
  try {
    await s3(session, (client, sdk) => client.send(new sdk.CompleteMultipartUploadCommand(input)));
    return true;
  } catch (error) {
    if (error instanceof AwsFault && completed.has(error.status)) return false;

    throw error;
  }
};

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const putPart = async (
  session: AwsSession,
  upload: MultipartUpload,
  { number, bytes }: { number: number; bytes: Uint8Array },
): Promise<ArrivedPart> => {
  const sha256 = digestOf(bytes).toString('base64');
  const input = { ...inputOf(upload), PartNumber: number, Body: Buffer.from(bytes), ChecksumSHA256: sha256 };
  const { ETag: etag = '' } = await s3(session, (client, sdk) => client.send(new sdk.UploadPartCommand(input)));
  return { number, etag, sha256 };
};

/** S3's checksum of an object that came in these parts: of the digests of the parts, and how many they are. */
const compositeOf = (parts: readonly ArrivedPart[]): string =>
  `${digestOf(Buffer.concat(parts.map(({ sha256 }) => Buffer.from(sha256, 'base64')))).toString('base64')}-${parts.length}`;

/**
 * Writes a large object once, part after part: no more of it than one part is copied at a time, and nothing of it is visible
 * before the last. What a try that was cut short left is ended by the bucket's lifecycle after a day. An object of the same
 * content that is there already counts as written; one of another content is a fault.
 */
export const putInParts = async (
  session: AwsSession,
  { bytes, ...object }: ObjectPlace & { bytes: Uint8Array; keyArn: string; type?: string },
): Promise<void> => {
  const slices = Array.from({ length: Math.ceil(bytes.length / partBytes) }, (_, index) =>
    bytes.subarray(index * partBytes, (index + 1) * partBytes),
  );
  await putSlices(session, object, slices);
};

/** The same with the parts one after the other as they are read, so that no more of a file is in memory than one of them. */
export const putSlices = async (
  session: AwsSession,
  object: ObjectPlace & { keyArn: string; type?: string },
  slices: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> => {
  const upload = await beginParts(session, object);
  const parts: ArrivedPart[] = [];
  for await (const bytes of slices) parts.push(await putPart(session, upload, { number: parts.length + 1, bytes }));

  if (await completeParts(session, upload, parts)) return;

  const input = { Bucket: object.bucket, Key: object.key, ChecksumMode: 'ENABLED' as const };
  const there = await s3(session, (client, sdk) => client.send(new sdk.HeadObjectCommand(input)));
  if (there.ChecksumSHA256 !== compositeOf(parts)) throw new Error('an object under the name of another');
};
