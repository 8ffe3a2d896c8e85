import { createHash } from 'node:crypto';

import { AwsFault, s3, type AwsSession } from '@sequester/aws';
import type { DraftAsRead, DraftVault } from '@sequester/domain';
import { DraftContent, type NoteDraft } from '@sequester/model';

import { objectKeys, type ObjectPlace } from './object-keys.ts';
import { getObject, missing, putSealed, removeIncoming } from './sealed-objects.ts';
import { sealing } from './sealing.ts';

/** What S3 answers where a condition on what lies there does not hold, or another write of it is under way. */
const unmet = new Set([404, 409, 412]);

/**
 * Drafts of psychotherapy notes in S3, under the key of the originator whose session this is. They lie in a bucket without
 * versions, replaced in place over what was read; copies to be kept lie in the vault, written once.
 */
export class S3DraftVault implements DraftVault {
  readonly #session: AwsSession;
  readonly #buckets: { drafts: string; vault: string };

  constructor(session: AwsSession, buckets: { drafts: string; vault: string }) {
    this.#session = session;
    this.#buckets = buckets;
  }

  async read(draft: NoteDraft): Promise<DraftAsRead | undefined> {
    const { bucket: Bucket, key: Key } = this.#placeOf(draft);
    try {
      const { Body: body, ETag: tag = '' } = await s3(this.#session, (client, sdk) =>
        client.send(new sdk.GetObjectCommand({ Bucket, Key })),
      );
      return { content: DraftContent.parse(JSON.parse((await body?.transformToString()) ?? '')), tag };
    } catch (error) {
      if (error instanceof AwsFault && missing.has(error.status)) return undefined;

      throw error;
    }
  }

  async save(
    draft: NoteDraft,
    { keyArn, content, over }: { keyArn: string; content: DraftContent; over: DraftAsRead | undefined },
  ): Promise<boolean> {
    const { bucket: Bucket, key: Key } = this.#placeOf(draft);
    const body = Buffer.from(JSON.stringify(content));
    const input = {
      Bucket,
      Key,
      Body: body,
      ChecksumSHA256: createHash('sha256').update(body).digest('base64'),
      ...(over === undefined ? { IfNoneMatch: '*' } : { IfMatch: over.tag }),
      ...sealing(keyArn, 'application/json'),
    };
    try {
      await s3(this.#session, (client, sdk) => client.send(new sdk.PutObjectCommand(input)));
      return true;
    } catch (error) {
      if (error instanceof AwsFault && unmet.has(error.status)) return false;

      throw error;
    }
  }

  async keep(
    { practiceId, originatorId, noteId }: NoteDraft,
    { keyArn, content }: { keyArn: string; content: DraftContent },
  ): Promise<{ objectKey: string; sha256: string }> {
    const bytes = Buffer.from(JSON.stringify(content));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { revision } = content;
    const objectKey = objectKeys.keptDraft(practiceId, originatorId, { noteId, revision, sha256 });
    const place = { bucket: this.#buckets.vault, key: objectKey };
    await putSealed(this.#session, { ...place, keyArn, bytes, type: 'application/json' });
    return { objectKey, sha256 };
  }

  async readKept({ objectKey }: { objectKey: string }): Promise<DraftContent> {
    const bytes = await getObject(this.#session, { bucket: this.#buckets.vault, key: objectKey });
    return DraftContent.parse(JSON.parse(Buffer.from(bytes).toString()));
  }

  async sealCopy(
    { practiceId, originatorId, noteId }: NoteDraft,
    { keyArn, version, bytes }: { keyArn: string; version: number; bytes: Uint8Array },
  ): Promise<{ objectKey: string; sha256: string }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const objectKey = objectKeys.draftCopy(practiceId, originatorId, { noteId, version, sha256 });
    await putSealed(this.#session, { bucket: this.#buckets.vault, key: objectKey, keyArn, bytes });
    return { objectKey, sha256 };
  }

  remove(draft: NoteDraft): Promise<void> {
    return removeIncoming(this.#session, this.#placeOf(draft));
  }

  #placeOf({ practiceId, originatorId, noteId }: NoteDraft): ObjectPlace {
    return { bucket: this.#buckets.drafts, key: objectKeys.draft(practiceId, originatorId, noteId) };
  }
}
