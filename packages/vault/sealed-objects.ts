import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { AwsFault, s3, type AwsSession } from '@sequester/aws';

import type { ObjectPlace } from './object-keys.ts';
import { partBytes, putInParts } from './parts.ts';
import { sealing } from './sealing.ts';

/** One object to be written once, under one key. */
export interface SealedObject extends ObjectPlace {
  bytes: Uint8Array;
  keyArn: string;
  /** A PDF unless said otherwise. */
  type?: string;
}

/** What S3 knows of an object without its content. */
export interface ObjectFacts {
  bytes: number;
  /** Hex, from the checksum that S3 verified when the object was written. */
  sha256: string;
}

/** Bytes up to which an object goes up whole. */
const wholeAtMost = 2 * partBytes;

/** S3 says 403 for a missing object to those who may not list the bucket, and no role may. */
export const missing: ReadonlySet<number> = new Set([403, 404]);

/** Size and digest of an object, or undefined where there is none that this session may see. */
export const headObject = async (
  session: AwsSession,
  { bucket, key }: ObjectPlace,
): Promise<ObjectFacts | undefined> => {
  try {
    const input = { Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' as const };
    const { ContentLength: bytes = 0, ChecksumSHA256: sha256 = '' } = await s3(session, (client, sdk) =>
      client.send(new sdk.HeadObjectCommand(input)),
    );
    return { bytes, sha256: Buffer.from(sha256, 'base64').toString('hex') };
  } catch (error) {
    if (error instanceof AwsFault && missing.has(error.status)) return undefined;

    throw error;
  }
};

/** A body of a length that is known, put where it stays: in memory that the PDF engines share, so that no second copy is made for them. */
const sharedBody = async (parts: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(new SharedArrayBuffer(length));
  let at = 0;
  for await (const part of parts) {
    if (at + part.length > bytes.length) throw new Error('an object longer than its length');

    bytes.set(part, at);
    at += part.length;
  }
  if (at < bytes.length) throw new Error('an object cut short');

  return bytes;
};

/** The content of an object, in shared memory, as its checksum says it is. Throws `AwsFault` (403, 404) where this session may not have it or it is not there. */
export const getObject = async (session: AwsSession, { bucket, key }: ObjectPlace): Promise<Uint8Array> => {
  const { Body: body, ContentLength: length = 0 } = await s3(session, (client, sdk) =>
    client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: key })),
  );
  if (!(body instanceof Readable)) throw new Error('an object without a body');

  return sharedBody(body, length);
};

/** The content of an object, or undefined where there is none that this session may see. */
export const objectIfThere = async (session: AwsSession, place: ObjectPlace): Promise<Uint8Array | undefined> => {
  try {
    return await getObject(session, place);
  } catch (error) {
    if (error instanceof AwsFault && missing.has(error.status)) return undefined;

    throw error;
  }
};

/**
 * Writes an object once (`If-None-Match: *`) under SSE-KMS, a large one in parts, and gives its SHA-256 in hex. An object of the same content
 * that is there already counts as written; one of another content is a fault.
 */
export const putSealed = async (session: AwsSession, object: SealedObject): Promise<{ sha256: string }> => {
  const digest = createHash('sha256').update(object.bytes).digest();
  const sha256 = digest.toString('hex');
  if (object.bytes.length > wholeAtMost) {
    await putInParts(session, object);
    return { sha256 };
  }
  const input = {
    Bucket: object.bucket,
    Key: object.key,
    Body: Buffer.from(object.bytes),
    ChecksumSHA256: digest.toString('base64'),
    IfNoneMatch: '*',
    ...sealing(object.keyArn, object.type),
  };
  try {
    await s3(session, (client, sdk) => client.send(new sdk.PutObjectCommand(input)));
  } catch (error) {
    if (!(error instanceof AwsFault) || error.status !== 412 || (await headObject(session, object))?.sha256 !== sha256)
      throw error;
  }
  return { sha256 };
};

/** Removes an upload that was taken over or refused, or a draft. Sealed objects are never removed: no role may. */
export const removeIncoming = async (session: AwsSession, { bucket, key }: ObjectPlace): Promise<void> => {
  await s3(session, (client, sdk) => client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: key })));
};
