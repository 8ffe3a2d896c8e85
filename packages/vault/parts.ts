import { createHash } from 'node:crypto';

import { AwsFault, objectUrl, type AwsSession } from '@sequester/aws';

import type { ObjectPlace } from './object-keys.ts';

/** Bytes of each part but the last; S3 takes no less than 5 MiB. */
export const partBytes = 8 * 1024 * 1024;

/** An upload that S3 takes in parts, until it is completed. */
export interface PartedUpload extends ObjectPlace {
  uploadId: string;
}

export interface ArrivedPart {
  number: number;
  etag: string;
  /** Base64, as S3 verified it. */
  sha256: string;
}

const urlOf = ({ bucket, key, uploadId }: PartedUpload, more: Record<string, string> = {}): string =>
  `${objectUrl(bucket, key)}?${new URLSearchParams({ ...more, uploadId }).toString()}`;

const element = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

const etagOf = (text: string): string => text.replaceAll(/&quot;|"/g, '');

/** Begins an object that will come in parts, each with a SHA-256, under SSE-KMS with this key. */
export const beginParts = async (
  session: AwsSession,
  { bucket, key, keyArn }: ObjectPlace & { keyArn: string },
): Promise<PartedUpload> => {
  const response = await session.send('s3', `${objectUrl(bucket, key)}?uploads=`, {
    method: 'POST',
    headers: {
      'content-type': 'application/pdf',
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
    },
  });
  return { bucket, key, uploadId: element(await response.text(), 'UploadId') };
};

/** A URL that takes one part of this length and digest, and the headers that it must bring. */
export const signedPart = async (
  session: AwsSession,
  upload: PartedUpload,
  part: { number: number; bytes: number; sha256: string; seconds: number },
): Promise<{ url: string; headers: Record<string, string> }> => {
  const headers = {
    'content-length': String(part.bytes),
    'x-amz-checksum-sha256': Buffer.from(part.sha256, 'hex').toString('base64'),
  };
  const url = await session.presign({
    method: 'PUT',
    url: urlOf(upload, { partNumber: String(part.number) }),
    seconds: part.seconds,
    headers,
  });
  return { url, headers };
};

/** The parts that are there; undefined where the upload is completed, ended, or never was. */
export const arrivedParts = async (session: AwsSession, upload: PartedUpload): Promise<ArrivedPart[] | undefined> => {
  try {
    const xml = await (await session.send('s3', urlOf(upload), { method: 'GET' })).text();
    return [...xml.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
      number: Number(element(part, 'PartNumber')),
      etag: etagOf(element(part, 'ETag')),
      sha256: element(part, 'ChecksumSHA256'),
    }));
  } catch (error) {
    if (error instanceof AwsFault && error.status === 404) return undefined;

    throw error;
  }
};

/** Makes the parts one object, once (`If-None-Match: *`). Answers whether it did: not where an object is there already. */
export const completeParts = async (
  session: AwsSession,
  upload: PartedUpload,
  parts: readonly ArrivedPart[],
): Promise<boolean> => {
  const listed = parts.map(
    ({ number, etag, sha256 }) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>"${etag}"</ETag><ChecksumSHA256>${sha256}</ChecksumSHA256></Part>`,
  );
  const body = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${listed.join('')}</CompleteMultipartUpload>`;
  try {
    const response = await session.send('s3', urlOf(upload), {
      method: 'POST',
      headers: { 'content-type': 'application/xml', 'if-none-match': '*' },
      body,
    });
    const answer = await response.text();
    if (answer.includes('<Error>')) throw new AwsFault('s3', element(answer, 'Code'), 500);

    return true;
  } catch (error) {
    if (error instanceof AwsFault && error.status === 412) return false;

    throw error;
  }
};

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const putPart = async (
  session: AwsSession,
  upload: PartedUpload,
  { number, bytes }: { number: number; bytes: Uint8Array },
): Promise<ArrivedPart> => {
  const digest = digestOf(bytes);
  const response = await session.send('s3', urlOf(upload, { partNumber: String(number) }), {
    method: 'PUT',
    headers: { 'x-amz-checksum-sha256': digest.toString('base64'), 'x-amz-content-sha256': digest.toString('hex') },
    body: new Uint8Array(bytes),
  });
  return { number, etag: etagOf(response.headers.get('etag') ?? ''), sha256: digest.toString('base64') };
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
  object: ObjectPlace & { bytes: Uint8Array; keyArn: string },
): Promise<void> => {
  const upload = await beginParts(session, object);
  const parts: ArrivedPart[] = [];
  for (let at = 0; at < object.bytes.length; at += partBytes) {
    parts.push(
      await putPart(session, upload, { number: parts.length + 1, bytes: object.bytes.subarray(at, at + partBytes) }),
    );
  }

  if (await completeParts(session, upload, parts)) return;

  const there = await session.send('s3', objectUrl(object.bucket, object.key), {
    method: 'HEAD',
    headers: { 'x-amz-checksum-mode': 'ENABLED' },
  });
  if (there.headers.get('x-amz-checksum-sha256') !== compositeOf(parts))
    throw new Error('an object under the name of another');
};
