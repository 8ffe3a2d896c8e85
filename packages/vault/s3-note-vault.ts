import { createHash } from 'node:crypto';

import { AwsFault, type AwsSession } from '@sequester/aws';
import type { PracticeContext, NoteVault } from '@sequester/domain';
import type { MemberId, NoteUpload, VersionName } from '@sequester/model';

import { objectKeys, type ObjectPlace } from './object-keys.ts';
import { arrivedParts, beginParts, completeParts, signedPart, type MultipartUpload } from './parts.ts';
import { getObject, putSealed, removeIncoming } from './sealed-objects.ts';
import type { SignedUpload } from './sealing.ts';
import { signedDownload } from './signed-urls.ts';

/** S3 says 403 for a missing object to those who may not list the bucket, and no role may. */
const missing = new Set([403, 404]);

/** Psychotherapy notes in S3, under the key of the originator whose session this is; any other session is refused by KMS. */
export class S3NoteVault implements NoteVault {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  async seal(
    { practiceId }: PracticeContext,
    {
      originatorId,
      keyArn,
      name,
      bytes,
    }: { originatorId: MemberId; keyArn: string; name: VersionName; bytes: Uint8Array },
  ): Promise<{ objectKey: string; sha256: string }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const objectKey = objectKeys.noteVersion(practiceId, originatorId, { ...name, sha256 });
    await putSealed(this.#session, { bucket: this.#bucket, key: objectKey, keyArn, bytes });
    return { objectKey, sha256 };
  }

  async sealWords(
    { practiceId }: PracticeContext,
    { originatorId, keyArn, name, text }: { originatorId: MemberId; keyArn: string; name: VersionName; text: string },
  ): Promise<{ objectKey: string; sha256: string }> {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const objectKey = objectKeys.noteWords(practiceId, originatorId, { ...name, sha256 });
    const place = { bucket: this.#bucket, key: objectKey };
    await putSealed(this.#session, { ...place, keyArn, bytes, type: 'text/plain;charset=utf-8' });
    return { objectKey, sha256 };
  }

  read({ objectKey }: { objectKey: string }): Promise<Uint8Array> {
    return getObject(this.#session, { bucket: this.#bucket, key: objectKey });
  }

  opened({ objectKey, name, seconds }: { objectKey: string; name: VersionName; seconds: number }): Promise<string> {
    const filename = `${name.noteId}-${name.version}.pdf`;
    return signedDownload(this.#session, { bucket: this.#bucket, key: objectKey, filename, seconds });
  }

  async begin(upload: Omit<NoteUpload, 's3UploadId'>, { keyArn }: { keyArn: string }): Promise<string> {
    return (await beginParts(this.#session, { ...this.#placeOf(upload), keyArn })).uploadId;
  }

  incoming(
    upload: NoteUpload,
    part: { number: number; bytes: number; sha256: string; seconds: number },
  ): Promise<SignedUpload> {
    return signedPart(this.#session, this.#multipartOf(upload), part);
  }

  async parts(upload: NoteUpload): Promise<number[] | undefined> {
    return (await arrivedParts(this.#session, this.#multipartOf(upload)))?.map(({ number }) => number);
  }

  async assemble(upload: NoteUpload): Promise<void> {
    const parts = await arrivedParts(this.#session, this.#multipartOf(upload));
    if (parts !== undefined) await completeParts(this.#session, this.#multipartOf(upload), parts);
  }

  async arrived(upload: NoteUpload): Promise<Uint8Array | undefined> {
    try {
      return await getObject(this.#session, this.#placeOf(upload));
    } catch (error) {
      if (error instanceof AwsFault && missing.has(error.status)) return undefined;

      throw error;
    }
  }

  removeArrived(upload: NoteUpload): Promise<void> {
    return removeIncoming(this.#session, this.#placeOf(upload));
  }

  #multipartOf(upload: NoteUpload): MultipartUpload {
    return { ...this.#placeOf(upload), uploadId: upload.s3UploadId };
  }

  #placeOf(upload: Pick<NoteUpload, 'practiceId' | 'originatorId' | 'uploadId'>): ObjectPlace {
    return { bucket: this.#bucket, key: objectKeys.incoming(upload.practiceId, upload.originatorId, upload.uploadId) };
  }
}
