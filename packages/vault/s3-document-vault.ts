import { createHash } from 'node:crypto';

import { AwsFault, type AwsSession } from '@sequester/aws';
import type { DocumentVault, PracticeContext } from '@sequester/domain';
import type { ChartDocument, DocumentUpload } from '@sequester/model';

import { objectKeys, type ObjectPlace } from './object-keys.ts';
import { arrivedParts, beginParts, completeParts, signedPart, type MultipartUpload } from './parts.ts';
import { getObject, putSealed, removeIncoming } from './sealed-objects.ts';
import type { SignedUpload } from './sealing.ts';
import { signedDownload } from './signed-urls.ts';

/** S3 says 403 for a missing object to those who may not list the bucket, and no role may. */
const missing = new Set([403, 404]);

/** Documents of charts in S3, under the practice's key. */
export class S3DocumentVault implements DocumentVault {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  async begin(upload: Omit<DocumentUpload, 's3UploadId'>, { keyArn }: { keyArn: string }): Promise<string> {
    return (await beginParts(this.#session, { ...this.#placeOf(upload), keyArn })).uploadId;
  }

  incoming(
    upload: DocumentUpload,
    part: { number: number; bytes: number; sha256: string; seconds: number },
  ): Promise<SignedUpload> {
    return signedPart(this.#session, this.#multipartOf(upload), part);
  }

  async parts(upload: DocumentUpload): Promise<number[] | undefined> {
    return (await arrivedParts(this.#session, this.#multipartOf(upload)))?.map(({ number }) => number);
  }

  async assemble(upload: DocumentUpload): Promise<void> {
    const parts = await arrivedParts(this.#session, this.#multipartOf(upload));
    if (parts !== undefined) await completeParts(this.#session, this.#multipartOf(upload), parts);
  }

  async arrived(upload: DocumentUpload): Promise<Uint8Array | undefined> {
    try {
      return await getObject(this.#session, this.#placeOf(upload));
    } catch (error) {
      if (error instanceof AwsFault && missing.has(error.status)) return undefined;

      throw error;
    }
  }

  removeArrived(upload: DocumentUpload): Promise<void> {
    return removeIncoming(this.#session, this.#placeOf(upload));
  }

  async keep(
    { practiceId }: PracticeContext,
    { documentId, patientId, keyArn, bytes }: Parameters<DocumentVault['keep']>[1],
  ): Promise<{ objectKey: string; sha256: string }> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const objectKey = objectKeys.document(practiceId, patientId, { documentId, sha256 });
    await putSealed(this.#session, { bucket: this.#bucket, key: objectKey, keyArn, bytes });
    return { objectKey, sha256 };
  }

  opened({ documentId, objectKey }: Pick<ChartDocument, 'documentId' | 'objectKey'>, seconds: number): Promise<string> {
    const filename = `${documentId}.pdf`;
    return signedDownload(this.#session, { bucket: this.#bucket, key: objectKey, filename, seconds });
  }

  #multipartOf(upload: DocumentUpload): MultipartUpload {
    return { ...this.#placeOf(upload), uploadId: upload.s3UploadId };
  }

  #placeOf({ practiceId, patientId, uploadId }: Omit<DocumentUpload, 's3UploadId'>): ObjectPlace {
    return { bucket: this.#bucket, key: objectKeys.incomingDocument(practiceId, patientId, uploadId) };
  }
}
