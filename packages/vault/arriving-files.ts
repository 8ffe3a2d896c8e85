import type { AwsSession } from '@sequester/aws';

import type { ObjectPlace } from './object-keys.ts';
import { arrivedParts, beginParts, completeParts, signedPart, type MultipartUpload } from './parts.ts';
import { objectIfThere, removeIncoming } from './sealed-objects.ts';
import type { SignedUpload } from './sealing.ts';

/** Files on their way into a bucket, in parts, each at the place that its upload has. */
export abstract class ArrivingFiles<Upload extends { s3UploadId: string }> {
  protected readonly session: AwsSession;
  protected readonly bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.session = session;
    this.bucket = bucket;
  }

  /** Where the file of an upload arrives. */
  protected abstract placeOf(upload: Omit<Upload, 's3UploadId'>): ObjectPlace;

  async begin(upload: Omit<Upload, 's3UploadId'>, { keyArn }: { keyArn: string }): Promise<string> {
    return (await beginParts(this.session, { ...this.placeOf(upload), keyArn })).uploadId;
  }

  incoming(
    upload: Upload,
    part: { number: number; bytes: number; sha256: string; seconds: number },
  ): Promise<SignedUpload> {
    return signedPart(this.session, this.#multipartOf(upload), part);
  }

  async parts(upload: Upload): Promise<number[] | undefined> {
    return (await arrivedParts(this.session, this.#multipartOf(upload)))?.map(({ number }) => number);
  }

  async assemble(upload: Upload): Promise<void> {
    const parts = await arrivedParts(this.session, this.#multipartOf(upload));
    if (parts !== undefined) await completeParts(this.session, this.#multipartOf(upload), parts);
  }

  arrived(upload: Upload): Promise<Uint8Array | undefined> {
    return objectIfThere(this.session, this.placeOf(upload));
  }

  removeArrived(upload: Upload): Promise<void> {
    return removeIncoming(this.session, this.placeOf(upload));
  }

  #multipartOf(upload: Upload): MultipartUpload {
    return { ...this.placeOf(upload), uploadId: upload.s3UploadId };
  }
}
