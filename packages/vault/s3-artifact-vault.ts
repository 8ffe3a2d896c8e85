import type { AwsSession } from '@sequester/aws';
import type { ArtifactVault } from '@sequester/domain';
import type { ArtifactUpload } from '@sequester/model';

import { objectKeys, type ObjectPlace } from './object-keys.ts';
import { objectIfThere } from './sealed-objects.ts';
import type { SignedUpload } from './sealing.ts';
import { signedUpload } from './signed-urls.ts';

/** Authorizations and orders in S3, written once under the practice's key. */
export class S3ArtifactVault implements ArtifactVault {
  readonly #session: AwsSession;
  readonly #bucket: string;

  constructor(session: AwsSession, bucket: string) {
    this.#session = session;
    this.#bucket = bucket;
  }

  incoming(upload: ArtifactUpload, { keyArn, seconds }: { keyArn: string; seconds: number }): Promise<SignedUpload> {
    const { bytes, sha256 } = upload;
    return signedUpload(this.#session, { ...this.#placeOf(upload), keyArn, bytes, sha256, seconds });
  }

  async arrived(upload: ArtifactUpload): Promise<{ bytes: Uint8Array; objectKey: string } | undefined> {
    const place = this.#placeOf(upload);
    const bytes = await objectIfThere(this.#session, place);
    return bytes === undefined ? undefined : { bytes, objectKey: place.key };
  }

  #placeOf({ practiceId, requestId, uploadId }: ArtifactUpload): ObjectPlace {
    return { bucket: this.#bucket, key: objectKeys.artifact(practiceId, requestId, uploadId) };
  }
}
